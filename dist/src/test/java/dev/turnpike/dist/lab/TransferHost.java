package dev.turnpike.dist.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A program for the inner host: one connection to the first port downloads random bytes, one to the second uploads
 * as many. It prints the SHA-256 of either, and answers an upload with it.
 */
public final class TransferHost {
    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest;
    private final long size;

    private TransferHost(long size) throws NoSuchAlgorithmException {
        this.digest = MessageDigest.getInstance("SHA-256");
        this.size = size;
    }

    /** Takes the address, the two ports and the number of bytes each way. */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        InetAddress address = InetAddress.getByName(arguments[0]);
        TransferHost host = new TransferHost(Long.parseLong(arguments[3]));
        try (ServerSocket downloads = new ServerSocket(Integer.parseInt(arguments[1]), 1, address);
                ServerSocket uploads = new ServerSocket(Integer.parseInt(arguments[2]), 1, address)) {
            print("listening");
            try (Socket client = downloads.accept()) {
                print("sent " + host.send(client.getOutputStream()));
            }
            try (Socket client = uploads.accept()) {
                String seen = host.receive(client.getInputStream());
                client.getOutputStream().write((seen + "\n").getBytes(US_ASCII));
                print("received " + seen);
            }
        }
    }

    private String send(OutputStream sink) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create();
        byte[] chunk = new byte[CHUNK];
        for (long left = size; left > 0; left -= CHUNK) {
            random.nextBytes(chunk);
            int length = (int) Math.min(left, CHUNK);
            digest.update(chunk, 0, length);
            sink.write(chunk, 0, length);
        }
        return hexadecimalDigest();
    }

    private String receive(InputStream source) throws IOException {
        for (long left = size; left > 0; ) {
            byte[] chunk = source.readNBytes((int) Math.min(left, CHUNK));
            if (chunk.length == 0) {
                throw new IOException("the upload ended " + left + " bytes too early");
            }
            digest.update(chunk);
            left -= chunk.length;
        }
        return hexadecimalDigest();
    }

    private String hexadecimalDigest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
