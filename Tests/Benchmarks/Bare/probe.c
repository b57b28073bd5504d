#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clients.h"

// How long after the last record its answer may come before the probe gives up.
static const double patience = 30;

typedef struct {
  const char *brokers, *answers;
  int partitions;
  const int64_t *starts;
  size_t count;
  // For each partition the indices of the records sent to it, in order.
  size_t *sent[BARE_MOST_PARTITIONS];
  size_t sent_count[BARE_MOST_PARTITIONS];
  double *acknowledged, *answered;
  atomic_size_t acknowledgements, replies;
  atomic_bool ready, stops;
  bare_result result;
} probe;

static void delivered(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
  probe *all = opaque;
  size_t index = (size_t)(uintptr_t)message->_private;
  all->acknowledged[index] = bare_now();
  atomic_fetch_add(&all->acknowledgements, 1);
}

static void *read_answers(void *argument) {
  probe *all = argument;
  // A buffer of its own: librdkafka writes into it on the way to success too, and the sender goes by the other.
  char error[BARE_ERROR_SIZE] = "";
  rd_kafka_t *consumer = bare_consumer(all->brokers, error);
  if (!consumer) {
    snprintf(all->result.error, BARE_ERROR_SIZE, "probe: %s", error[0] ? error : "no consumer");
    return NULL;
  }
  rd_kafka_topic_t *topic = rd_kafka_topic_new(consumer, all->answers, NULL);
  rd_kafka_queue_t *queue = rd_kafka_queue_new(consumer);
  size_t seen[BARE_MOST_PARTITIONS] = {0};
  rd_kafka_message_t *messages[64];
  for (int partition = 0; partition < all->partitions; partition++)
    rd_kafka_consume_start_queue(topic, partition, all->starts[partition], queue);
  atomic_store(&all->ready, true);
  while (!atomic_load(&all->stops)) {
    size_t count = bare_take(queue, 20, messages, 64);
    double now = bare_now();
    for (size_t index = 0; index < count; index++) {
      rd_kafka_message_t *message = messages[index];
      int32_t partition = message->partition;
      if (message->err) {
        snprintf(all->result.error, BARE_ERROR_SIZE, "probe: %s", rd_kafka_message_errstr(message));
      } else if (seen[partition] < all->sent_count[partition]) {
        all->answered[all->sent[partition][seen[partition]++]] = now;
        atomic_fetch_add(&all->replies, 1);
      }
      rd_kafka_message_destroy(message);
    }
  }
  for (int partition = 0; partition < all->partitions; partition++) rd_kafka_consume_stop(topic, partition);
  rd_kafka_topic_destroy(topic);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(consumer);
  return NULL;
}

static void *poll_producer(void *argument) {
  rd_kafka_t *producer = argument;
  probe *all = rd_kafka_opaque(producer);
  while (!atomic_load(&all->stops)) rd_kafka_poll(producer, 20);
  return NULL;
}

static void sleep_until(double moment) {
  double left = moment - bare_now();
  if (left <= 0) return;
  struct timespec rest = {(time_t)left, (long)((left - (double)(time_t)left) * 1e9)};
  nanosleep(&rest, NULL);
}

bare_result bare_probe(const char *brokers, const char *to, const char *answers, int partitions, const int64_t *starts, const bare_record *records,
                       size_t count, double rate, double *microseconds) {
  probe all = {.brokers = brokers, .answers = answers, .partitions = partitions, .starts = starts, .count = count};
  all.acknowledged = calloc(count, sizeof(double));
  all.answered = calloc(count, sizeof(double));
  for (int partition = 0; partition < partitions; partition++) all.sent[partition] = calloc(count, sizeof(size_t));
  for (size_t index = 0; index < count; index++) {
    int32_t partition = records[index].partition;
    all.sent[partition][all.sent_count[partition]++] = index;
  }
  rd_kafka_t *producer = bare_producer(brokers, "0", &all, delivered, all.result.error);
  if (!producer) return all.result;
  rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, to, NULL);
  pthread_t reader, poller;
  pthread_create(&reader, NULL, read_answers, &all);
  pthread_create(&poller, NULL, poll_producer, producer);
  while (!atomic_load(&all.ready) && !all.result.error[0]) sleep_until(bare_now() + 0.001);

  double begin = bare_now();
  for (size_t index = 0; index < count && !all.result.error[0]; index++) {
    sleep_until(begin + (double)index / rate);
    const bare_record *record = &records[index];
    rd_kafka_resp_err_t code = rd_kafka_producev(
        producer, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(record->partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_VALUE((void *)record->value, record->value_size), RD_KAFKA_V_KEY((void *)record->key, record->key_size),
        RD_KAFKA_V_TIMESTAMP(record->timestamp), RD_KAFKA_V_OPAQUE((void *)(uintptr_t)index), RD_KAFKA_V_END);
    if (code) snprintf(all.result.error, BARE_ERROR_SIZE, "probe: %s", rd_kafka_err2str(code));
  }
  double deadline = bare_now() + patience;
  while ((atomic_load(&all.replies) < count || atomic_load(&all.acknowledgements) < count) && !all.result.error[0]) {
    if (bare_now() > deadline)
      snprintf(all.result.error, BARE_ERROR_SIZE, "probe: %zu answers to %zu records", atomic_load(&all.replies), count);
    sleep_until(bare_now() + 0.001);
  }
  all.result.seconds = bare_now() - begin;
  all.result.records = (int64_t)atomic_load(&all.replies);
  atomic_store(&all.stops, true);
  pthread_join(reader, NULL);
  pthread_join(poller, NULL);
  for (size_t index = 0; index < count; index++) {
    double waited = (all.answered[index] - all.acknowledged[index]) * 1e6;
    microseconds[index] = waited > 0 ? waited : 0;
  }
  rd_kafka_topic_destroy(topic);
  rd_kafka_destroy(producer);
  free(all.acknowledged);
  free(all.answered);
  for (int partition = 0; partition < partitions; partition++) free(all.sent[partition]);
  return all.result;
}
