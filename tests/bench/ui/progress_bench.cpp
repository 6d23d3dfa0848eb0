// SPDX-License-Identifier: GPL-3.0-or-later
// The real window while files move:
//
//   progress_bench FOLDER SECONDS    prints JSON
//
// First a full conversation in a window that is being resized; then fifty transfers with cards in it, each telling
// its progress ten times a second, with the conversation before one's eyes and then with the panel; then a
// single one in a window that is not the active one.
#include "tests/bench/window/stallmeter.h"
#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/gallery/samples.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/transfers/transfersplace.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStyleFactory>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace dovetail;
using bench::StallMeter;

namespace {

constexpr int live = 50;
constexpr int tickMs = 100;
constexpr int resizes = 60;

/// Of the whole process, seconds.
double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

class ProgressBench final : public QObject {
public:
    ProgressBench(const QString &folder, int seconds)
        : m_memory(folder + QStringLiteral("/window.ini")),
          m_window(m_theme, m_memory),
          m_store(m_window.conversation()),
          m_seconds(seconds)
    {
        const Person mei = ui::samples::person(1, QStringLiteral("Mei Lin"));
        for (int row = 1; row <= 400; ++row)
            m_store.messages += ui::samples::text(
                mei.id, row, row % 3 == 0,
                QStringLiteral("Message %1: the drawings, and the list of what is still missing.").arg(row), 500 - row);
        for (int i = 0; i < live; ++i) {
            m_transfers += ui::samples::transfer(i + 1, mei.id, i % 2 == 0, TransferState::Running,
                                                 QStringLiteral("drawing-%1.zip").arg(i), 1'000'000'000, 12);
            m_transfers.last().doneBytes = 0;
            m_store.messages += ui::samples::card(m_transfers.last(), 401 + i, 1);
        }
        m_window.resize(1100, 760);
        m_window.show();
        m_window.putPerson(mei);
        m_window.open(mei.id);
        for (const Transfer &transfer : std::as_const(m_transfers))
            put(transfer);
        m_tick.setInterval(tickMs);
        m_tick.setTimerType(Qt::PreciseTimer);
        connect(&m_tick, &QTimer::timeout, this, &ProgressBench::move);
        QTimer::singleShot(1'500, this, [this] { resizeFrom(0); });
    }

private:
    [[nodiscard]] static StallMeter *meter() { return static_cast<StallMeter *>(QCoreApplication::instance()); }

    void put(const Transfer &transfer)
    {
        m_window.conversation().putTransfer(transfer);
        m_window.transfers()->put(transfer);
    }

    void resizeFrom(int step)
    {
        if (step == 0)
            meter()->reset();
        if (step < resizes) {
            m_window.resize(1100 - 6 * step, 760 - 2 * step);
            m_window.repaint();
            QTimer::singleShot(0, this, [this, step] { resizeFrom(step + 1); });
            return;
        }
        keep(QStringLiteral("resize"));
        m_running = live;
        watch(QStringLiteral("cards"), [this] {
            m_window.transfers()->setOpen(true);
            watch(QStringLiteral("panel"), [this] {
                m_window.transfers()->setOpen(false);
                m_running = 1;
                watch(QStringLiteral("background"), [this] { tell(); });
            });
        });
    }

    /// Lets them move for a while, after the window has settled.
    void watch(const QString &what, const std::function<void()> &then)
    {
        QTimer::singleShot(500, this, [this, what, then] {
            meter()->reset();
            m_cpuBefore = cpuSeconds();
            m_clock.start();
            m_tick.start();
            QTimer::singleShot(m_seconds * 1'000, this, [this, what, then] {
                m_tick.stop();
                keep(what);
                m_result.insert(what + QStringLiteral("CpuShare"),
                                (cpuSeconds() - m_cpuBefore) * 1'000 / double(m_clock.elapsed()));
                then();
            });
        });
    }

    void move()
    {
        for (int i = 0; i < m_running; ++i) {
            Transfer &transfer = m_transfers[i];
            transfer.doneBytes = (transfer.doneBytes + 1'000'000) % transfer.totalBytes;
            transfer.doneFiles = int(transfer.doneBytes * 12 / transfer.totalBytes);
            transfer.bytesPerSecond = 10'000'000;
            transfer.secondsLeft = (transfer.totalBytes - transfer.doneBytes) / transfer.bytesPerSecond;
            put(transfer);
        }
    }

    void keep(const QString &what)
    {
        m_result.insert(what + QStringLiteral("LongestMs"), meter()->longestCpuMs());
        m_result.insert(what + QStringLiteral("LateFrames"), meter()->lateFrames());
    }

    void tell()
    {
        std::puts(QJsonDocument(m_result).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    ui::WindowMemory m_memory;
    ui::Theme m_theme;
    ui::MainWindow m_window;
    ui::FakeStore m_store;
    QList<Transfer> m_transfers;
    const int m_seconds;
    int m_running = 0;
    double m_cpuBefore = 0;
    QElapsedTimer m_clock;
    QTimer m_tick;
    QJsonObject m_result;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    StallMeter application(argc, argv);
    QApplication::setFont(ui::applicationFont(QApplication::font(), QLocale()));
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3 || words[2].toInt() < 1) {
        std::fprintf(stderr, "usage: progress_bench FOLDER SECONDS\n");
        return 2;
    }
    const ProgressBench bench(words[1], words[2].toInt());
    QTimer::singleShot(120'000, &application, [] { QCoreApplication::exit(1); });
    return QApplication::exec();
}
