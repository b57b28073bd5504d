#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "clients.h"

struct bare_echo {
  const char *brokers, *from, *to;
  int partitions;
  int64_t starts[BARE_MOST_PARTITIONS];
  size_t size;
  atomic_bool stops, failed;
  pthread_t thread;
};

static void *run(void *argument) {
  bare_echo *echo = argument;
  char error[BARE_ERROR_SIZE];
  rd_kafka_t *producer = bare_producer(echo->brokers, "0", NULL, NULL, error);
  rd_kafka_t *consumer = bare_consumer(echo->brokers, error);
  if (!producer || !consumer) {
    atomic_store(&echo->failed, true);
    return NULL;
  }
  rd_kafka_topic_t *sink = rd_kafka_topic_new(producer, echo->to, NULL);
  rd_kafka_topic_t *source = rd_kafka_topic_new(consumer, echo->from, NULL);
  rd_kafka_queue_t *queue = rd_kafka_queue_new(consumer);
  rd_kafka_message_t *messages[64];
  unsigned char *value = calloc(1, echo->size + 1);
  for (int partition = 0; partition < echo->partitions; partition++)
    rd_kafka_consume_start_queue(source, partition, echo->starts[partition], queue);
  while (!atomic_load(&echo->stops)) {
    size_t count = bare_take(queue, 20, messages, 64);
    for (size_t index = 0; index < count; index++) {
      rd_kafka_message_t *message = messages[index];
      // librdkafka goes on by itself after what it reports as an error; a record that went missing shows as a missing answer.
      if (!message->err &&
          rd_kafka_produce(sink, message->partition, RD_KAFKA_MSG_F_COPY, value, echo->size, message->key, message->key_len, NULL) == -1)
        atomic_store(&echo->failed, true);
      rd_kafka_message_destroy(message);
    }
    rd_kafka_poll(producer, 0);
  }
  for (int partition = 0; partition < echo->partitions; partition++) rd_kafka_consume_stop(source, partition);
  rd_kafka_flush(producer, 5000);
  rd_kafka_topic_destroy(sink);
  rd_kafka_topic_destroy(source);
  rd_kafka_queue_destroy(queue);
  rd_kafka_destroy(consumer);
  rd_kafka_destroy(producer);
  free(value);
  return NULL;
}

bare_echo *bare_echo_start(const char *brokers, const char *from, const char *to, int partitions, const int64_t *starts, size_t size) {
  bare_echo *echo = calloc(1, sizeof *echo);
  echo->brokers = strdup(brokers);
  echo->from = strdup(from);
  echo->to = strdup(to);
  echo->partitions = partitions;
  memcpy(echo->starts, starts, sizeof(int64_t) * (size_t)partitions);
  echo->size = size;
  if (pthread_create(&echo->thread, NULL, run, echo) != 0) {
    free(echo);
    return NULL;
  }
  return echo;
}

bool bare_echo_stop(bare_echo *echo) {
  atomic_store(&echo->stops, true);
  pthread_join(echo->thread, NULL);
  bool worked = !atomic_load(&echo->failed);
  free((void *)echo->brokers);
  free((void *)echo->from);
  free((void *)echo->to);
  free(echo);
  return worked;
}
