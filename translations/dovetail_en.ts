<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DesktopRows</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropText</name>
    <message numerus="yes">
        <source>Send %n item(s), %1, to %2</source>
        <translation>
            <numerusform>Send %n item, %1, to %2</numerusform>
            <numerusform>Send %n items, %1, to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n item(s) to %1</source>
        <translation>
            <numerusform>Send %n item to %1</numerusform>
            <numerusform>Send %n items to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsText</name>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transfers: %n active, %1 percent</source>
        <translation>
            <numerusform>Transfers: %n active, %1 percent</numerusform>
            <numerusform>Transfers: %n active, %1 percent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transfers: %n waiting, %1 percent</source>
        <translation>
            <numerusform>Transfers: %n waiting, %1 percent</numerusform>
            <numerusform>Transfers: %n waiting, %1 percent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transfers: %n paused, %1 percent</source>
        <translation>
            <numerusform>Transfers: %n paused, %1 percent</numerusform>
            <numerusform>Transfers: %n paused, %1 percent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n file(s)</source>
        <translation>
            <numerusform>more than %n file</numerusform>
            <numerusform>more than %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the queue behind %n other(s)</source>
        <translation>
            <numerusform>In the queue behind %n other</numerusform>
            <numerusform>In the queue behind %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renamed</source>
        <translation>
            <numerusform>%n renamed</numerusform>
            <numerusform>%n renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s), %1%</source>
        <translation>
            <numerusform>%n transfer, %1%</numerusform>
            <numerusform>%n transfers, %1%</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::AcceptAllQuestion</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n offer(s), %1, from %2?</source>
        <translation>
            <numerusform>Accept %n offer, %1, from %2?</numerusform>
            <numerusform>Accept %n offers, %1, from %2?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConversationPane</name>
    <message numerus="yes">
        <source>Go to the newest message, %n new</source>
        <translation>
            <numerusform>Go to the newest message, %n new</numerusform>
            <numerusform>Go to the newest message, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Desktop</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NotesDialog</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing more is known about %n file(s).</source>
        <translation>
            <numerusform>Nothing more is known about %n file.</numerusform>
            <numerusform>Nothing more is known about %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Notifier</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::OwnSharesModel</name>
    <message numerus="yes">
        <source>%n chosen person(s)</source>
        <translation>
            <numerusform>%n chosen person</numerusform>
            <numerusform>%n chosen people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PassphraseDialog</name>
    <message numerus="yes">
        <source>At least %n character(s): several words are easiest to remember.</source>
        <translation>
            <numerusform>At least %n character: several words are easiest to remember.</numerusform>
            <numerusform>At least %n characters: several words are easiest to remember.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleFilter</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SettingsBinding</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>For %n day</numerusform>
            <numerusform>For %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove all messages older than %n day(s)?</source>
        <translation>
            <numerusform>Remove all messages older than %n day?</numerusform>
            <numerusform>Remove all messages older than %n days?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ShareBrowser</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen, %1</source>
        <translation>
            <numerusform>%n chosen, %1</numerusform>
            <numerusform>%n chosen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shared folder(s)</source>
        <translation>
            <numerusform>%n shared folder</numerusform>
            <numerusform>%n shared folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ShareWindows</name>
    <message numerus="yes">
        <source>%n download(s) started.</source>
        <translation>
            <numerusform>%n download started.</numerusform>
            <numerusform>%n downloads started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::VisibilityDialog</name>
    <message numerus="yes">
        <source>%n person(s) are heard and answer, so announcements get through here.</source>
        <translation>
            <numerusform>%n person is heard and answers, so announcements get through here.</numerusform>
            <numerusform>%n people are heard and answer, so announcements get through here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::WindowDrop</name>
    <message numerus="yes">
        <source>Send %n item(s); you choose the person next</source>
        <translation>
            <numerusform>Send %n item; you choose the person next</numerusform>
            <numerusform>Send %n items; you choose the person next</numerusform>
        </translation>
    </message>
</context>
</TS>
