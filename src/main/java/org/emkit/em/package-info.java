/** The kernel: sparse mixtures by expectation–maximisation. Imports only the JDK. */
@NullMarked
package org.emkit.em;

import org.jspecify.annotations.NullMarked;
