// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/digest.h"

#ifdef DOVETAIL_XXH_DISPATCH
#include <xxh_x86dispatch.h> // the same functions, by what this processor has (AVX2, AVX-512)
#else
#include <xxhash.h>
#endif

namespace dovetail::files {

void Digest::Free::operator()(XXH3_state_s *state) const
{
    XXH3_freeState(state);
}

Digest::Digest() : m_state(XXH3_createState())
{
    Q_CHECK_PTR(m_state.get());
    reset();
}

Digest::~Digest() = default;

void Digest::reset()
{
    XXH3_128bits_reset(m_state.get());
}

void Digest::add(QByteArrayView bytes)
{
    XXH3_128bits_update(m_state.get(), bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray Digest::result() const
{
    XXH128_canonical_t canonical;
    static_assert(sizeof(canonical.digest) == size);
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state.get()));
    return {reinterpret_cast<const char *>(canonical.digest), size};
}

} // namespace dovetail::files
