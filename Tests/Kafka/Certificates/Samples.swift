/// Two certificates made for these tests; their keys are gone.
enum SampleCertificate {
    /// Until 2026-06-01T12:30:45Z, a UTCTime.
    static let county = """
        -----BEGIN CERTIFICATE-----
        MIIBbzCCARUCAhAAMAoGCCqGSM49BAMCMEMxCzAJBgNVBAYTAkNOMRUwEwYDVQQK
        DAxDb3VudHksIEVhc3QxCzAJBgNVBAsMAklUMRAwDgYDVQQDDAdwbGVkZ2VzMB4X
        DTI1MDEwMTAwMDAwMFoXDTI2MDYwMTEyMzA0NVowQzELMAkGA1UEBhMCQ04xFTAT
        BgNVBAoMDENvdW50eSwgRWFzdDELMAkGA1UECwwCSVQxEDAOBgNVBAMMB3BsZWRn
        ZXMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASzVfQ/Pqrl6EDmUMC2lStvgrpM
        hry3+DJD/0gumeuqRh7rfjOx8Q5gYzs9EX9TxK6vDRhVofFhcGzYjfcOjejUMAoG
        CCqGSM49BAMCA0gAMEUCIAqOFWPzCvKxmzfnNjTwgHbpQEMmDWEA/PmShfc/D+Z+
        AiEAy5l/zmy5NedM2F01DJ2x72SbDgLTp4K8GSrsiTC5R5A=
        -----END CERTIFICATE-----
        """

    /// Until 2055-06-01T00:00:00Z, which takes a GeneralizedTime; with Chinese in its name, a domain and an address.
    static let distant = """
        -----BEGIN CERTIFICATE-----
        MIIBkjCCATcCAhABMAoGCCqGSM49BAMCMFMxFzAVBgoJkiaJk/IsZAEZFgdleGFt
        cGxlMQ8wDQYDVQQKDAbljr/lp5QxETAPBgNVBAMMCHJlZ2lzdHJ5MRQwEgYJKoZI
        hvcNAQkBFgVhQGIuYzAgFw0yNTAxMDEwMDAwMDBaGA8yMDU1MDYwMTAwMDAwMFow
        UzEXMBUGCgmSJomT8ixkARkWB2V4YW1wbGUxDzANBgNVBAoMBuWOv+WnlDERMA8G
        A1UEAwwIcmVnaXN0cnkxFDASBgkqhkiG9w0BCQEWBWFAYi5jMFkwEwYHKoZIzj0C
        AQYIKoZIzj0DAQcDQgAEzACVKn6F3QRCMk3wZ2IY4gUPkbmKKwcHASSLldgQQ+zs
        EV12hXS0ZWsMHQE9/ypAcvCOTp8essvVSyjyBgdu4DAKBggqhkjOPQQDAgNJADBG
        AiEAibuH+wmZPJ7GTBGCjyKXJNSZimvnVkLWjo8CQSL8YcQCIQCOAlKYlHErtEFt
        gAuy6muj6gvC90nTEOrPnKTkzMTnQA==
        -----END CERTIFICATE-----
        """
}
