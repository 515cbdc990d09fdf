package dev.linkbook.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Small ELF files whose PT_INTERP tries to get out of its place.
final class HostileElf {
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;

    private HostileElf() {}

    /// An x86-64 program of one program header, which names this loader.
    static Path write(Path file, String interpreter) throws IOException {
        byte[] path = (interpreter + "\0").getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(HEADER + PROGRAM_HEADER + path.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        bytes.putShort((short) 2)
                .putShort((short) 62)
                .putInt(1)
                .putLong(0x400000)
                .putLong(HEADER)
                .putLong(0);
        bytes.putInt(0)
                .putShort((short) HEADER)
                .putShort((short) PROGRAM_HEADER)
                .putShort((short) 1);
        bytes.position(HEADER);
        bytes.putInt(3)
                .putInt(4)
                .putLong(HEADER + PROGRAM_HEADER)
                .putLong(0x400000)
                .putLong(0x400000);
        bytes.putLong(path.length).putLong(path.length).putLong(1).put(path);
        return Files.write(file, bytes.array());
    }
}
