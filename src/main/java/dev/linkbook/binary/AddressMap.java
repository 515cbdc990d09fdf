package dev.linkbook.binary;

import java.util.List;

/// From addresses to offsets in the file, by the segments that are loaded.
record AddressMap(List<ProgramHeader> programHeaders) {
    /// The offset of an address. The segment's end in the file bounds what may be read from there.
    Span span(String what, long address) throws BadBytes {
        for (ProgramHeader segment : programHeaders) {
            long into = address - segment.address();
            if (segment.type() == ProgramHeader.LOAD
                    && Long.compareUnsigned(address, segment.address()) >= 0
                    && Long.compareUnsigned(into, segment.fileSizeBytes()) < 0) {
                return span(what, segment, into);
            }
        }
        throw new BadBytes("%s: no PT_LOAD segment holds the address 0x%x".formatted(what, address));
    }

    private static Span span(String what, ProgramHeader segment, long into) throws BadBytes {
        if (segment.offset() < 0 || into < 0 || segment.offset() > Long.MAX_VALUE - into) {
            throw new BadBytes(
                    "%s: its PT_LOAD segment lies at the impossible offset 0x%x".formatted(what, segment.offset()));
        }
        long rest = segment.fileSizeBytes() - into;
        long offset = segment.offset() + into;
        return new Span(offset, rest < 0 || offset > Long.MAX_VALUE - rest ? Long.MAX_VALUE : offset + rest);
    }

    /// @param offset in the file
    /// @param end the offset behind the last byte of the segment
    record Span(long offset, long end) {
        Span limited(long length) {
            return length < 0 || length >= end - offset ? this : new Span(offset, offset + length);
        }
    }
}
