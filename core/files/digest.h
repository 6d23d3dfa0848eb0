// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct XXH3_state_s;

namespace dovetail::files {

/// XXH3-128 of a file, made while its bytes stream by. It finds accidents, not forgers: those
/// the link's cipher keeps out.
class Digest final {
public:
    static constexpr int size = 16;

    Digest();
    ~Digest();
    Digest(const Digest &) = delete;
    Digest &operator=(const Digest &) = delete;

    /// Begins anew.
    void reset();
    void add(QByteArrayView bytes);
    /// Of everything added since reset(); canonical (big-endian), `size` bytes.
    [[nodiscard]] QByteArray result() const;

private:
    struct Free {
        void operator()(XXH3_state_s *state) const;
    };
    std::unique_ptr<XXH3_state_s, Free> m_state;
};

} // namespace dovetail::files
