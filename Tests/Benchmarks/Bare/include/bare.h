#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What librdkafka alone can do on this machine with this broker: the ceilings beside which Pledgeline's figures are printed. The client settings are
// those of Shared/Kafka (acks from all replicas, idempotent, gapless, lz4), written out here once more because nothing of Pledgeline takes part.

#define BARE_ERROR_SIZE 256
#define BARE_MOST_PARTITIONS 32

typedef struct {
  double seconds;
  int64_t records;
  int64_t bytes;
  // Empty if all went well.
  char error[BARE_ERROR_SIZE];
} bare_result;

// Reads partitions 0 to partitions-1 of `from` from their beginning to `ends`, in one loop, and writes one record of `size` bytes for each to the same
// partition of `to`. With `reads_back` it also reads what it wrote, as a service does. Over when everything is acknowledged (and read back).
// Every partition has a producer of its own, as a service's have, or all share one: the faster counts as the ceiling.
bare_result bare_relay(
    const char *brokers, const char *from, const char *to, int partitions, const int64_t *ends, size_t size, bool shares_producer, bool reads_back,
    const int64_t *starts_back);

// Reads partitions 0 to partitions-1 of a topic from their beginning to `ends`, in one loop.
bare_result bare_consume(const char *brokers, const char *topic, int partitions, const int64_t *ends);

// Answers every record of `from`, from `starts` on, with one record of `size` bytes in the same partition of `to`, until `*stop` is set.
typedef struct bare_echo bare_echo;
bare_echo *bare_echo_start(const char *brokers, const char *from, const char *to, int partitions, const int64_t *starts, size_t size);
// Ends it; false if it failed on the way.
bool bare_echo_stop(bare_echo *echo);

typedef struct {
  const void *value;
  size_t value_size;
  const void *key;
  size_t key_size;
  int32_t partition;
  int64_t timestamp;
} bare_record;

// Sends the records to `to` at `rate` a second and waits for the answers: the nth record that appears in a partition of `answers` after `starts` answers
// the nth sent to that partition. Writes for every record the microseconds from its acknowledgement to the moment the answer was read, 0 if it was
// read first. Both times are taken here, so whoever answers, bare echo or service, is measured the same way.
bare_result bare_probe(
    const char *brokers, const char *to, const char *answers, int partitions, const int64_t *starts, const bare_record *records, size_t count,
    double rate, double *microseconds);

// Bytes of the heap in use, 0 where it cannot be told.
size_t bare_heap_bytes(void);
