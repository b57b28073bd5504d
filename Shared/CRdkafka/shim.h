#pragma once
#include <stdint.h>
#include <librdkafka/rdkafka.h>

// librdkafka's variadic calls, which Swift cannot make, with fixed parameters. Nothing else belongs here.

/// Hands one record over without blocking; librdkafka copies key and value before this returns. A null pointer is a null key or value, whatever
/// its length; an empty one needs a non-null pointer. `timestamp` 0 means now.
static inline rd_kafka_resp_err_t pledgeline_produce(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, const void *value, size_t value_size, const void *key,
    size_t key_size, int64_t timestamp, uint64_t token) {
    return rd_kafka_producev(
        client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_VALUE((void *)value, value_size), RD_KAFKA_V_KEY((void *)key, key_size), RD_KAFKA_V_TIMESTAMP(timestamp),
        RD_KAFKA_V_OPAQUE((void *)(uintptr_t)token), RD_KAFKA_V_END);
}
