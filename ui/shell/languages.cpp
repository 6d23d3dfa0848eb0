// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/languages.h"

#include "ui/theme/fonts.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace dovetail::ui {

namespace {

const QString folder = QStringLiteral(":/i18n");
const QString prefix = QStringLiteral("dovetail_");

// Qt asks for the names of keys by these, and its own translations have odd ones for the arrows ("Alt+下方向"): ours come first.
[[maybe_unused]] constexpr const char *arrowKeys[]{
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
};

} // namespace

Languages::Languages(const QString &code, QObject *parent)
    : QObject(parent), m_systemFont(QApplication::font())
{
    choose(code);
}

Languages::~Languages()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
}

QList<Language> Languages::available()
{
    QList<Language> result;
    for (const QString &file : QDir(folder).entryList({prefix + QStringLiteral("*.qm")})) {
        const QString code = file.mid(prefix.size()).chopped(3);
        QString name = QLocale(code).nativeLanguageName();
        if (!name.isEmpty())
            name[0] = name.at(0).toUpper();
        result += Language{code, code == QLatin1String("en") ? QStringLiteral("English") : name};
    }
    std::sort(result.begin(), result.end(),
              [](const Language &a, const Language &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return result;
}

void Languages::choose(const QString &code)
{
    m_code = code;
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    // The new ones before the old ones go: nothing is ever said in between.
    const auto before = std::exchange(m_translators, {});
    // English first: its plurals serve where another language has nothing to say.
    install(QLocale(QLocale::English), QStringLiteral("dovetail"), folder);
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    bool spoken = true;
    if (locale.language() != QLocale::English) {
        const auto installed = m_translators.size();
        install(locale, QStringLiteral("dovetail"), folder);
        spoken = m_translators.size() > installed;
    }
    for (const auto &translator : before)
        QCoreApplication::removeTranslator(translator.get());
    // English texts are not set from right to left for somebody whose system is.
    const bool fromTheRight = spoken && locale.textDirection() == Qt::RightToLeft;
    QGuiApplication::setLayoutDirection(fromTheRight != m_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    QApplication::setFont(applicationFont(m_systemFont, locale));
    QGuiApplication::setApplicationDisplayName(tr("Dovetail")); // window titles end with it
    emit changed();
}

void Languages::mirror()
{
    m_mirrored = true;
    choose(m_code);
}

void Languages::install(const QLocale &locale, const QString &name, const QString &from)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(locale, name, QStringLiteral("_"), from)
        && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

} // namespace dovetail::ui
