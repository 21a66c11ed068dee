/** Words to calls; the only package that sees picocli. */
@NullMarked
package org.emkit.cli;

import org.jspecify.annotations.NullMarked;
