package dev.linkbook.kernel;

/// A kernel and a client of it, shared by the tests of a class.
interface WithKernel {
    Kernels kernel();

    Client client();

    /// Runs a cell and returns its number.
    default int number(String code) {
        return client().run(code).reply().content().get("execution_count").getAsInt();
    }
}
