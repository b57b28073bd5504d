#include "clients.h"

#include <string.h>
#include <time.h>

static rd_kafka_t *client(rd_kafka_type_t type, const char *const settings[][2], void *opaque,
                          void (*delivered)(rd_kafka_t *, const rd_kafka_message_t *, void *), char *error) {
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  for (int index = 0; settings[index][0]; index++) {
    if (rd_kafka_conf_set(conf, settings[index][0], settings[index][1], error, BARE_ERROR_SIZE) != RD_KAFKA_CONF_OK) {
      rd_kafka_conf_destroy(conf);
      return NULL;
    }
  }
  rd_kafka_conf_set_opaque(conf, opaque);
  if (delivered) rd_kafka_conf_set_dr_msg_cb(conf, delivered);
  rd_kafka_t *made = rd_kafka_new(type, conf, error, BARE_ERROR_SIZE);
  if (!made) rd_kafka_conf_destroy(conf);
  if (made) error[0] = 0;
  return made;
}

rd_kafka_t *bare_producer(const char *brokers, const char *linger, void *opaque,
                          void (*delivered)(rd_kafka_t *, const rd_kafka_message_t *, void *), char *error) {
  const char *const settings[][2] = {
      {"bootstrap.servers", brokers},     {"socket.nagle.disable", "true"},       {"enable.idempotence", "true"},
      {"acks", "all"},                    {"message.timeout.ms", "0"},            {"enable.gapless.guarantee", "true"},
      {"compression.codec", "lz4"},       {"queue.buffering.max.kbytes", "65536"}, {"linger.ms", linger},
      {"log_level", "3"},                 {NULL, NULL},
  };
  return client(RD_KAFKA_PRODUCER, settings, opaque, delivered, error);
}

rd_kafka_t *bare_consumer(const char *brokers, char *error) {
  const char *const settings[][2] = {
      {"bootstrap.servers", brokers},      {"socket.nagle.disable", "true"},
      {"auto.offset.reset", "error"},      {"enable.auto.commit", "false"},
      {"enable.auto.offset.store", "false"}, {"check.crcs", "true"},
      {"fetch.wait.max.ms", "100"},        {"fetch.error.backoff.ms", "10"},
      {"queued.max.messages.kbytes", "16384"}, {"receive.message.max.bytes", "1000000000"},
      {"log_level", "3"},                  {NULL, NULL},
  };
  return client(RD_KAFKA_CONSUMER, settings, NULL, NULL, error);
}

double bare_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

size_t bare_take(rd_kafka_queue_t *queue, int milliseconds, rd_kafka_message_t **messages, size_t most) {
  ssize_t count = rd_kafka_consume_batch_queue(queue, 0, messages, most);
  if (count > 0) return (size_t)count;
  // With a timeout the batch call would wait until the batch is full.
  messages[0] = rd_kafka_consume_queue(queue, milliseconds);
  return messages[0] ? 1 : 0;
}
