package dev.linkbook.kernel;

import java.io.IOException;
import java.nio.file.Path;

class InProcessProtocolTest extends ProtocolContract {
    @Override
    Kernels start(Path folder) throws IOException {
        return Kernels.inProcess(folder);
    }
}
