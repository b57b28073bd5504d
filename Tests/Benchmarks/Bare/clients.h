#pragma once
#include <librdkafka/rdkafka.h>

#include "bare.h"

// The settings of the service's appenders (`ClientSettings`), but for the linger, which each loop says itself.
rd_kafka_t *bare_producer(const char *brokers, const char *linger, void *opaque, void (*delivered)(rd_kafka_t *, const rd_kafka_message_t *, void *), char *error);

// The settings of the service's readers.
rd_kafka_t *bare_consumer(const char *brokers, char *error);

double bare_now(void);

// Waits for one message, then takes what else is there.
size_t bare_take(rd_kafka_queue_t *queue, int milliseconds, rd_kafka_message_t **messages, size_t most);
