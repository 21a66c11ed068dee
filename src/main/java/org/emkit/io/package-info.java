/** Files to records and records to files; the only package that sees htsjdk. */
@NullMarked
package org.emkit.io;

import org.jspecify.annotations.NullMarked;
