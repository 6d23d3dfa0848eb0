// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/chime.h"

#include <QFile>
#include <QSaveFile>
#include <QtEndian>

#include <cmath>
#include <numbers>

namespace dovetail::ui {

namespace {

constexpr int rate = 22'050; ///< samples a second
constexpr double length = 0.42;

struct Tone {
    double begin; ///< s
    double hertz;
};
constexpr Tone tones[] = {{0.0, 659.26}, {0.11, 987.77}};

/// A struck bar: there at once, with a breath of its octave, and fading.
double loudness(const Tone &tone, double at)
{
    const double t = at - tone.begin;
    if (t < 0)
        return 0;
    const double attack = std::min(1.0, t / 0.008);
    const double wave = std::sin(2 * std::numbers::pi * tone.hertz * t)
        + 0.25 * std::sin(4 * std::numbers::pi * tone.hertz * t) * std::exp(-18 * t);
    return attack * wave * std::exp(-11 * t);
}

template <typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

QByteArray chime()
{
    QByteArray samples;
    const int count = int(rate * length);
    for (int i = 0; i < count; ++i) {
        const double at = double(i) / rate;
        double sum = 0;
        for (const Tone &tone : tones)
            sum += loudness(tone, at);
        const double end = std::min(1.0, (length - at) / 0.02); // no click where it stops
        append(samples, qint16(std::lround(sum * end * 0.28 * 32'767)));
    }
    QByteArray wav("RIFF");
    append(wav, quint32(36 + samples.size()));
    wav += "WAVEfmt ";
    append(wav, quint32(16));
    append(wav, quint16(1)); // PCM
    append(wav, quint16(1)); // mono
    append(wav, quint32(rate));
    append(wav, quint32(rate * 2));
    append(wav, quint16(2));
    append(wav, quint16(16));
    wav += "data";
    append(wav, quint32(samples.size()));
    return wav + samples;
}

QString chimeFile(const QString &folder)
{
    const QString path = folder + QStringLiteral("/message.wav");
    const QByteArray sound = chime();
    if (QFile file(path); file.open(QIODevice::ReadOnly) && file.readAll() == sound)
        return path;
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(sound) == sound.size() && file.commit() ? path
                                                                                                 : QString();
}

} // namespace dovetail::ui
