// SPDX-License-Identifier: GPL-3.0-or-later
// The real window with many people in its list:
//
//   people_bench FOLDER PEOPLE CHANGES-A-SECOND SECONDS    prints JSON
//
// First each letter that is typed into the search, with all that is laid out and painted for it; then a storm of people who
// come and go, change their status and write.
#include "tests/bench/window/stallmeter.h"
#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplepane.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QStyleFactory>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace dovetail;
using bench::StallMeter;

namespace {

Person makePerson(int number)
{
    static const QStringList first{QStringLiteral("Mei"), QStringLiteral("Tomás"), QStringLiteral("Анна"), QStringLiteral("李"),
                                   QStringLiteral("Printer"), QStringLiteral("dev-box")};
    QByteArray id(PeerId::size, '\0');
    for (int i = 0; i < 4; ++i)
        id[i] = char(number >> (8 * i));
    id[PeerId::size - 1] = char(1 + number % 255);
    Person person;
    person.id = *PeerId::fromBytes(id);
    person.name = first.at(number % first.size()) + QStringLiteral(" %1").arg(number);
    person.host = QStringLiteral("host-%1").arg(number);
    person.presence = Presence::Online;
    person.endpoint = {QHostAddress(quint32(0x0a000000 + number)), 27422};
    if (number % 10 == 0) { // every tenth has been written to
        Message last;
        last.peer = person.id;
        last.row = number;
        last.text = QStringLiteral("See you at %1").arg(number % 12);
        last.storedAt = 1'700'000'000'000 + number;
        person.lastMessage = last;
    }
    return person;
}

class PeopleBench final : public QObject {
public:
    PeopleBench(const QString &folder, int people, int perSecond, int seconds)
        : m_memory(folder + QStringLiteral("/window.ini")),
          m_window(m_theme, m_memory),
          m_people(people),
          m_perSecond(perSecond),
          m_total(perSecond * seconds)
    {
        m_window.resize(1100, 760);
        m_window.show();
        for (int number = 0; number < people; ++number)
            m_window.putPerson(makePerson(number));
        m_tick.setInterval(1);
        m_tick.setTimerType(Qt::PreciseTimer);
        connect(&m_tick, &QTimer::timeout, this, &PeopleBench::change);
        QTimer::singleShot(1'500, this, &PeopleBench::type);
    }

private:
    /// Each key and its picture in one go: what is seen late was done late.
    void type()
    {
        auto *search = m_window.peoplePane()->findChild<QLineEdit *>(QStringLiteral("search"));
        for (const char *word : {"mei 12", "host-4999", "10.0.3", "анна", "nobody at all"}) {
            const QString typed = QString::fromUtf8(word);
            for (qsizetype letters = 1; letters <= typed.size(); ++letters)
                press(search, typed.first(letters));
            press(search, {}); // Esc: all of them again
        }
        std::sort(m_keys.begin(), m_keys.end());
        QTimer::singleShot(500, this, [this] {
            static_cast<StallMeter *>(QCoreApplication::instance())->reset();
            m_clock.start();
            m_tick.start();
        });
    }

    void press(QLineEdit *search, const QString &text)
    {
        QElapsedTimer clock;
        clock.start();
        const double before = bench::threadCpuMs();
        search->setText(text);
        m_window.repaint();
        m_keys.append(bench::threadCpuMs() - before);
        m_worstWallMs = qMax(m_worstWallMs, double(clock.nsecsElapsed()) / 1e6);
    }

    void change()
    {
        const int due = int(qMin<qint64>(m_total, m_clock.elapsed() * m_perSecond / 1'000));
        for (; m_done < due; ++m_done) {
            Person person = makePerson(int(m_random() % quint32(m_people)));
            const quint32 what = m_random() % 4;
            if (what == 0)
                person.presence = Presence::Offline;
            else if (what == 1)
                person.availability = Availability::Busy;
            else if (person.lastMessage)
                person.lastMessage->storedAt += m_done;
            m_window.putPerson(person);
        }
        if (m_done < m_total)
            return;
        m_tick.stop();
        const auto *meter = static_cast<StallMeter *>(QCoreApplication::instance());
        const QJsonObject result{
            {QStringLiteral("people"), m_people},
            {QStringLiteral("keyMedianMs"), m_keys.at(m_keys.size() / 2)},
            {QStringLiteral("keyWorstMs"), m_keys.last()},
            {QStringLiteral("keyWorstWallMs"), m_worstWallMs},
            {QStringLiteral("changes"), m_done},
            {QStringLiteral("seconds"), double(m_clock.elapsed()) / 1'000},
            {QStringLiteral("longestMs"), meter->longestMs()},
            {QStringLiteral("longestCpuMs"), meter->longestCpuMs()},
            {QStringLiteral("lateFrames"), meter->lateFrames()},
        };
        std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    ui::WindowMemory m_memory;
    ui::Theme m_theme;
    ui::MainWindow m_window;
    const int m_people;
    const int m_perSecond;
    const int m_total;
    int m_done = 0;
    QList<double> m_keys; ///< of this thread's own work
    double m_worstWallMs = 0;
    QElapsedTimer m_clock;
    QTimer m_tick;
    std::mt19937 m_random{1};
};

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    StallMeter application(argc, argv);
    QApplication::setFont(ui::applicationFont(QApplication::font(), QLocale()));
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5 || words[2].toInt() < 1) {
        std::fprintf(stderr, "usage: people_bench FOLDER PEOPLE CHANGES-A-SECOND SECONDS\n");
        return 2;
    }
    const PeopleBench bench(words[1], words[2].toInt(), words[3].toInt(), words[4].toInt());
    QTimer::singleShot(120'000, &application, [] { QCoreApplication::exit(1); });
    return QApplication::exec();
}
