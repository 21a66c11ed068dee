/** Results as pages for a browser: one file each, with nothing to fetch and nothing to run. */
@NullMarked
package org.emkit.report.html;

import org.jspecify.annotations.NullMarked;
