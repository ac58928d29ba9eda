/**
 * What a component sees of the configuration: typed, read-only views that gather every error instead of stopping at the
 * first.
 *
 * <p>Used at start and at reload by one thread. Imports nothing of the project and no library: plugins compile against
 * it.
 */
@NullMarked
package dev.turnpike.conf;

import org.jspecify.annotations.NullMarked;
