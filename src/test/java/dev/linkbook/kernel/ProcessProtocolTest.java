package dev.linkbook.kernel;

import java.io.IOException;
import java.nio.file.Path;

class ProcessProtocolTest extends ProtocolContract {
    @Override
    Kernels start(Path folder) throws IOException {
        return Kernels.process(folder, "-Xmx64m");
    }
}
