<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <name>dovetail::ui::PeopleModel</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dovetail::ui::SettingsDialog</name>
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
</TS>
