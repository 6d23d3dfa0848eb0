// SPDX-License-Identifier: GPL-3.0-or-later
// How long the main thread is busy per frame while somebody scrolls through a long conversation, and while messages pour
// in. A frame is everything done between two pictures: moving, taking pages, measuring, painting. In processor time of
// this thread, so that what else runs on the machine does not count; every 97th message is one that is dear to shape.
//   scroll_bench [MESSAGES]        QT_QPA_PLATFORM=offscreen
#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/messageview.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <ctime>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const PeerId mei = samples::peerId(1);

QString words(qint64 row)
{
    static const QStringList some{
        QStringLiteral("Yes."), QStringLiteral("I can look at it after lunch if not 🙂"),
        QStringLiteral("打印机已经修好了，可以再试一次。这条消息稍微长一点，用来看换行是否正常。"),
        QStringLiteral("Yes, all green. Sending you the report and the photos from the lab, and the list of what is still "
                       "missing, so that nobody has to look for it on Monday: http://example.org/lists/missing?week=32"),
        QStringLiteral("one\ntwo\nthree"),
    };
    if (row % 97 == 0)
        return QStringLiteral("w").repeated(3'000); // dear to shape
    return some.at(int(row % some.size())) + QStringLiteral(" %1").arg(row);
}

Message made(qint64 row)
{
    Message message = samples::text(mei, row, row % 3 == 0, words(row), 1);
    message.at = message.storedAt = 1'700'000'000'000 + row * 40'000;
    message.editedAt = row % 31 == 0 ? message.at : 0;
    if (row % 13 == 0) {
        message.quote.emplace().text = words(row - 3);
        message.quote->position = {message.at - 120'000, row - 3};
    }
    if (row % 17 == 0)
        message.theirReaction = QStringLiteral("👍");
    return message;
}

qint64 busyNs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
#else
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
#endif
}

class Frames {
public:
    explicit Frames(const QString &what) : m_what(what) {}
    template <typename Work>
    void frame(Work work)
    {
        const qint64 before = busyNs();
        work();
        m_ns += busyNs() - before;
    }
    void print()
    {
        std::sort(m_ns.begin(), m_ns.end());
        const auto ms = [this](double share) {
            return double(m_ns.at(qMin(m_ns.size() - 1, qsizetype(share * double(m_ns.size()))))) / 1e6;
        };
        const auto over = std::count_if(m_ns.cbegin(), m_ns.cend(), [](qint64 ns) { return ns > 16'000'000; });
        QTextStream(stdout) << m_what << ": " << m_ns.size() << " frames, p50 " << ms(0.5) << " p99 " << ms(0.99)
                            << " p99.9 " << ms(0.999) << " max " << ms(1) << " ms, " << over << " over 16 ms\n";
    }

private:
    QString m_what;
    QList<qint64> m_ns;
};

void turn(MessageView &view)
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    view.viewport()->repaint();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(applicationFont(QApplication::font(), QLocale()));
    const qint64 count = argc > 1 ? QByteArray(argv[1]).toLongLong() : 100'000;

    Theme theme;
    ConversationModel model;
    FakeStore store(model);
    for (qint64 row = 1; row <= count; ++row)
        store.messages += made(row);
    MessageView view(theme, model);
    view.resize(820, 600);
    view.show();
    theme.dress(&view);

    Frames opening(QStringLiteral("opening"));
    opening.frame([&] { model.open(samples::person(1, QStringLiteral("Mei"))); });
    for (int i = 0; i < 50; ++i)
        opening.frame([&] { turn(view); });
    opening.print();

    QScrollBar &bar = *view.verticalScrollBar();
    for (const int step : {-480, 480}) { // four notches of a wheel at once
        Frames scrolling(step < 0 ? QStringLiteral("scrolling up") : QStringLiteral("scrolling down"));
        const auto arrived = [&] {
            return step < 0 ? model.row(0).message.row == 1 && bar.value() == 0 : view.isAtLatest();
        };
        while (!arrived()) {
            scrolling.frame([&] {
                bar.setValue(bar.value() + step);
                turn(view);
            });
        }
        scrolling.print();
    }

    qint64 row = count;
    for (const int each : {3, 400}) { // 10,000 a minute; and all that waited somewhere
        for (const bool following : {true, false}) {
            bar.setValue(following ? bar.maximum() : bar.maximum() / 2);
            Frames pouring(QStringLiteral("%1 a frame, %2")
                               .arg(each)
                               .arg(following ? QStringLiteral("at the newest") : QStringLiteral("further up")));
            QElapsedTimer pace;
            for (int i = 0; i < 200; ++i) {
                pace.start();
                pouring.frame([&] {
                    for (int n = 0; n < each; ++n) {
                        Message message = made(++row);
                        message.own = false;
                        store.messages += message;
                        model.put(message);
                    }
                    turn(view);
                });
                while (pace.elapsed() < 17) // the next picture
                    QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            }
            pouring.print();
            model.showNewest();
            for (int i = 0; i < 20; ++i)
                turn(view);
        }
    }
    return 0;
}
