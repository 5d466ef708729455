package org.facelab.dashboard.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Stops a body without an announced length once it is over the limit, with the words that {@link Gate} has for one with
 * a length: the framework's own stop says nothing but its number.
 */
public class ChunkedBodies {
    private final long limit;

    ChunkedBodies(@ConfigProperty(name = "facelab.upload.limit") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public void bound(ResteasyReactiveContainerRequestContext request) {
        if (request.getHeaderString("Transfer-Encoding") == null) {
            return;
        }
        ServerRequestContext context = request.getServerRequestContext();
        // opened with the first read: here, on the event loop, nothing may be read yet
        request.setEntityStream(new Counted(
                () -> ((ResteasyReactiveRequestContext) context).serverRequest().createInputStream(),
                limit,
                () -> context.serverResponse().setResponseHeader(HttpHeaders.CONNECTION, "close")));
    }

    /** A stream that ends with {@link TooLarge} once more was read than is taken. */
    private static final class Counted extends InputStream {
        private final Supplier<InputStream> source;
        private final long limit;
        private final Runnable refused;
        private InputStream in;
        private long count;

        Counted(Supplier<InputStream> source, long limit, Runnable refused) {
            this.source = source;
            this.limit = limit;
            this.refused = refused;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = opened().read(bytes, offset, length);
            count += Math.max(0, read);
            if (count > limit) {
                refused.run();
                throw new TooLarge(
                        Gate.overLimit(String.format("the body has more than the %,d bytes that are taken", limit)));
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return opened().available();
        }

        @Override
        public void close() throws IOException {
            // closing reads to the end, which a body over the limit may not have
            if (in != null && count <= limit) {
                in.close();
            }
        }

        private InputStream opened() {
            if (in == null) {
                in = source.get();
            }
            return in;
        }
    }
}
