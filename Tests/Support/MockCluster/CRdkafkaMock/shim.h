#pragma once
#include <stdint.h>
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

// librdkafka's mock brokers, and its variadic call for them, which Swift cannot make, with fixed parameters. Nothing else belongs here.

/// Makes the mock broker's next answer to `api_key` come after `rtt_ms`, with `error` (which may be no error).
static inline rd_kafka_resp_err_t pledgeline_mock_delay_answer(
    rd_kafka_mock_cluster_t *cluster, int32_t broker, int16_t api_key, rd_kafka_resp_err_t error, int rtt_ms) {
    return rd_kafka_mock_broker_push_request_error_rtts(cluster, broker, api_key, 1, error, rtt_ms);
}
