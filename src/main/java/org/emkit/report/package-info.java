/** Results to text; formatting only, written to an {@link Appendable}. */
@NullMarked
package org.emkit.report;

import org.jspecify.annotations.NullMarked;
