// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstddef>

namespace dovetail::identity {

/// libsodium, made ready once for the whole process. Called before anything random or secret.
void ensureSodium();

/// Overwrites memory in a way no compiler leaves out.
void wipe(void *memory, std::size_t size);

/// Secret bytes that are never shared, reallocated or copied, and are wiped wherever they were.
template <std::size_t Size>
class Secret final {
public:
    Secret() = default;
    ~Secret() { wipe(m_bytes.data(), Size); }
    Secret(Secret &&other) noexcept : m_bytes(other.m_bytes) { wipe(other.m_bytes.data(), Size); }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            m_bytes = other.m_bytes;
            wipe(other.m_bytes.data(), Size);
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] unsigned char *data() { return m_bytes.data(); }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }
    [[nodiscard]] static constexpr std::size_t size() { return Size; }

private:
    std::array<unsigned char, Size> m_bytes{};
};

} // namespace dovetail::identity
