/** Images that services are built on, made from this machine. Start with {@code BaseImages}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.localcloud.image;

import org.jspecify.annotations.NullMarked;
