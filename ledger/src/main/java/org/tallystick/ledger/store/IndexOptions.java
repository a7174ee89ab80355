package org.tallystick.ledger.store;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** How RocksDB is set up, with the native objects that must be closed with it. */
final class IndexOptions implements AutoCloseable {
    /** Small memtables stay in the processor's cache, and lose little in a crash. */
    private static final long MEMTABLE = 16L << 20;

    private static final long CACHE = 32L << 20;
    private static final int BLOCK = 16 << 10;

    static {
        NativeLibrary.load();
    }

    private final LRUCache cache = new LRUCache(CACHE);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setMaxBackgroundJobs(2)
            .setMaxOpenFiles(256)
            .setKeepLogFileNum(2)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setStatsDumpPeriodSec(0)
            .setAllowConcurrentMemtableWrite(false)
            .setWriteBufferSize(MEMTABLE)
            .setMaxWriteBufferNumber(4)
            .setLevel0FileNumCompactionTrigger(8)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
            .setTableFormatConfig(new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setBlockSize(BLOCK)
                    .setCacheIndexAndFilterBlocks(true)
                    .setPinL0FilterAndIndexBlocksInCache(true));

    Options all() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        cache.close();
    }
}
