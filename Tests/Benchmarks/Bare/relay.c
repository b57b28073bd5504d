#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clients.h"

// No run takes near this long; it only ends a hang.
static const double patience = 120;
enum { batch = 1024 };

typedef struct {
  int64_t acknowledged;
  bool failed;
} deliveries;

static void delivered(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
  deliveries *all = opaque;
  if (message->err) all->failed = true;
  all->acknowledged++;
}

static void start(rd_kafka_topic_t *topic, int partitions, const int64_t *starts, rd_kafka_queue_t *queue) {
  for (int partition = 0; partition < partitions; partition++)
    rd_kafka_consume_start_queue(topic, partition, starts ? starts[partition] : 0, queue);
}

static void stop(rd_kafka_topic_t *topic, int partitions) {
  for (int partition = 0; partition < partitions; partition++) rd_kafka_consume_stop(topic, partition);
}

bare_result bare_relay(const char *brokers, const char *from, const char *to, int partitions, const int64_t *ends, size_t size, bool shares_producer,
                       bool reads_back, const int64_t *starts_back) {
  bare_result result = {0};
  deliveries all = {0};
  int64_t total = 0, read = 0, back = 0;
  int producers = shares_producer ? 1 : partitions;
  rd_kafka_t *producer[BARE_MOST_PARTITIONS];
  rd_kafka_topic_t *sink[BARE_MOST_PARTITIONS];
  for (int partition = 0; partition < partitions; partition++) total += ends[partition];
  for (int index = 0; index < producers; index++) {
    producer[index] = bare_producer(brokers, "0", &all, delivered, result.error);
    if (!producer[index]) return result;
    sink[index] = rd_kafka_topic_new(producer[index], to, NULL);
  }
  rd_kafka_t *consumer = bare_consumer(brokers, result.error);
  if (!consumer) return result;
  rd_kafka_queue_t *queue = rd_kafka_queue_new(consumer);
  rd_kafka_topic_t *source = rd_kafka_topic_new(consumer, from, NULL);
  // A consumer of its own: on the first one, partitions that begin to be read while others wait at their end start a second late.
  rd_kafka_t *reader = reads_back ? bare_consumer(brokers, result.error) : NULL;
  rd_kafka_queue_t *back_queue = reader ? rd_kafka_queue_new(reader) : NULL;
  rd_kafka_topic_t *mirror = reader ? rd_kafka_topic_new(reader, to, NULL) : NULL;
  if (reads_back && !reader) return result;
  rd_kafka_message_t *messages[batch];
  unsigned char *value = malloc(size ? size : 1);

  double begin = bare_now();
  if (reads_back) start(mirror, partitions, starts_back, back_queue);
  start(source, partitions, NULL, queue);
  while (all.acknowledged < total || (reads_back && back < total)) {
    if (bare_now() - begin > patience) {
      snprintf(result.error, sizeof result.error, "relay stands at %lld of %lld read, %lld acknowledged", (long long)read, (long long)total,
               (long long)all.acknowledged);
      break;
    }
    if (reads_back) {
      size_t count = bare_take(back_queue, read < total ? 0 : 1, messages, batch);
      for (size_t index = 0; index < count; index++) {
        if (!messages[index]->err) back++;
        rd_kafka_message_destroy(messages[index]);
      }
    }
    size_t count = bare_take(queue, read == total ? 0 : reads_back ? 1 : 100, messages, batch);
    for (size_t index = 0; index < count; index++) {
      rd_kafka_message_t *message = messages[index];
      if (message->err) {
        snprintf(result.error, sizeof result.error, "relay: %s", rd_kafka_message_errstr(message));
      } else if (message->offset < ends[message->partition]) {
        // As large and as hard to compress as a decision: it is made of the submission's own bytes.
        for (size_t filled = 0; filled < size && message->len; filled += message->len)
          memcpy(value + filled, message->payload, size - filled < message->len ? size - filled : message->len);
        int which = shares_producer ? 0 : message->partition;
        while (rd_kafka_produce(sink[which], message->partition, RD_KAFKA_MSG_F_COPY, value, size, message->key, message->key_len, NULL) == -1) {
          for (int each = 0; each < producers; each++) rd_kafka_poll(producer[each], 0);
        }
        read++;
        result.bytes += (int64_t)size;
      }
      rd_kafka_message_destroy(message);
    }
    for (int index = 0; index < producers; index++) rd_kafka_poll(producer[index], 0);
    if (result.error[0] || all.failed) break;
  }
  result.seconds = bare_now() - begin;
  result.records = read;
  if (all.failed) snprintf(result.error, sizeof result.error, "relay: a record was not taken");

  stop(source, partitions);
  if (reads_back) stop(mirror, partitions);
  rd_kafka_topic_destroy(source);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(consumer);
  if (reads_back) {
    rd_kafka_topic_destroy(mirror);
    rd_kafka_queue_destroy(back_queue);
    rd_kafka_destroy(reader);
  }
  for (int index = 0; index < producers; index++) {
    rd_kafka_topic_destroy(sink[index]);
    rd_kafka_destroy(producer[index]);
  }
  free(value);
  return result;
}

bare_result bare_consume(const char *brokers, const char *topic_name, int partitions, const int64_t *ends) {
  bare_result result = {0};
  int64_t total = 0;
  for (int partition = 0; partition < partitions; partition++) total += ends[partition];
  rd_kafka_t *consumer = bare_consumer(brokers, result.error);
  if (!consumer) return result;
  rd_kafka_queue_t *queue = rd_kafka_queue_new(consumer);
  rd_kafka_topic_t *topic = rd_kafka_topic_new(consumer, topic_name, NULL);
  rd_kafka_message_t *messages[batch];

  double begin = bare_now();
  start(topic, partitions, NULL, queue);
  while (result.records < total && !result.error[0]) {
    if (bare_now() - begin > patience) snprintf(result.error, sizeof result.error, "consumption stands at %lld", (long long)result.records);
    size_t count = bare_take(queue, 100, messages, batch);
    for (size_t index = 0; index < count; index++) {
      if (messages[index]->err) {
        snprintf(result.error, sizeof result.error, "consumption: %s", rd_kafka_message_errstr(messages[index]));
      } else if (messages[index]->offset < ends[messages[index]->partition]) {
        result.records++;
        result.bytes += (int64_t)messages[index]->len;
      }
      rd_kafka_message_destroy(messages[index]);
    }
  }
  result.seconds = bare_now() - begin;

  stop(topic, partitions);
  rd_kafka_topic_destroy(topic);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(consumer);
  return result;
}
