#pragma once
#include <zlib.h>
#include <stddef.h>

/* The whole of `source` as a gzip file without a name or a date. Returns its length, or 0 where `room` does not hold it. */
static inline size_t czlib_gzip(const unsigned char *source, size_t count, unsigned char *target, size_t room) {
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (unsigned char *)source;
    stream.avail_in = (uInt)count;
    stream.next_out = target;
    stream.avail_out = (uInt)room;
    int status = deflate(&stream, Z_FINISH);
    size_t written = stream.total_out;
    deflateEnd(&stream);
    return status == Z_STREAM_END ? written : 0;
}

/* An upper bound of what `czlib_gzip` writes for so many bytes. */
static inline size_t czlib_gzip_bound(size_t count) { return compressBound((uLong)count) + 64; }
