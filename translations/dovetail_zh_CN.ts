<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Arguments</name>
    <message>
        <source>“%1” is not a port: a number from 1 to 65535 is needed.</source>
        <translation>“%1”不是端口：应为 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Messages and files between computers of one network, without a server.</source>
        <translation>在同一网络的电脑之间收发消息和文件，无需服务器。</translation>
    </message>
    <message>
        <source>Keep key, conversations and settings in &lt;folder&gt;.</source>
        <translation>把密钥、会话和设置保存在 &lt;文件夹&gt; 中。</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Be shown to others as &lt;name&gt;, for this run.</source>
        <translation>本次运行时以 &lt;名字&gt; 显示给他人。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>First own port to try.</source>
        <translation>首先尝试的本机端口。</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Port on which programs find each other.</source>
        <translation>程序互相发现所用的端口。</translation>
    </message>
    <message>
        <source>Stay on this computer: nothing leaves by the network.</source>
        <translation>只在本机运行：不向网络发送任何内容。</translation>
    </message>
    <message>
        <source>Language, for example en or zh_CN.</source>
        <translation>语言，例如 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light（浅色）、dark（深色）或 system（跟随系统）。</translation>
    </message>
    <message>
        <source>Size and place of the window: WxH+X+Y.</source>
        <translation>窗口的大小和位置：宽x高+X+Y。</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>几何</translation>
    </message>
    <message>
        <source>“%1” was not expected. Try --help.</source>
        <translation>无法识别“%1”。请试试 --help。</translation>
    </message>
    <message>
        <source>“%1” is not a theme: light, dark or system.</source>
        <translation>“%1”不是外观名称：应为 light、dark 或 system。</translation>
    </message>
    <message>
        <source>“%1” is not a place for the window: write 1120x720+0+0.</source>
        <translation>“%1”不是窗口位置：应写成 1120x720+0+0。</translation>
    </message>
</context>
<context>
    <name>DropText</name>
    <message numerus="yes">
        <source>Send %n item(s), %1, to %2</source>
        <translation>
            <numerusform>把 %n 个文件（%1）发送给 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders cannot be sent yet. Pack them into an archive, or send the files in them.</source>
        <translation>暂时还不能发送文件夹。请先打包成压缩文件，或发送其中的文件。</translation>
    </message>
    <message>
        <source>Only files on this computer can be sent.</source>
        <translation>只能发送这台电脑上的文件。</translation>
    </message>
</context>
<context>
    <name>MessagePainter</name>
    <message>
        <source>New</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
</context>
<context>
    <name>PersonPainter</name>
    <message>
        <source>Not the %1 you knew before</source>
        <translation>不是您以前认识的 %1</translation>
    </message>
</context>
<context>
    <name>PersonText</name>
    <message>
        <source>Available</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Encrypted and verified</source>
        <translation>已加密并核实</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>我：%1</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>The day line of a conversation, as QLocale::toString takes it: a day of this year.</extracomment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>The same for a day of another year.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>TransferText</name>
    <message>
        <source>Accept</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Accept to…</source>
        <translation>接收到…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Don&apos;t send</source>
        <translation>不再发送</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 和另外 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation>等待对方答复</translation>
    </message>
    <message>
        <source>wants to send you a file</source>
        <translation>想给您发送一个文件</translation>
    </message>
    <message>
        <source>wants to send you files</source>
        <translation>想给您发送文件</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Waiting for the other side…</source>
        <translation>正在等待对方…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Checking that everything arrived…</source>
        <translation>正在核对是否全部到达…</translation>
    </message>
    <message>
        <source>Declined by the other side</source>
        <translation>对方已拒绝</translation>
    </message>
    <message>
        <source>You declined it</source>
        <translation>您已拒绝</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>It did not arrive.</source>
        <translation>没有送达。</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
</context>
<context>
    <name>dovetail</name>
    <message>
        <source>The transfer was cancelled.</source>
        <translation>传输已取消。</translation>
    </message>
    <message>
        <source>The files were declined.</source>
        <translation>文件被拒绝。</translation>
    </message>
    <message>
        <source>“%1” is gone or cannot be read at the sender&apos;s; it has to be put back or sent anew.</source>
        <translation>发送方的“%1”已不存在或无法读取；请对方放回原处或重新发送。</translation>
    </message>
    <message>
        <source>A file is gone or cannot be read at the sender&apos;s; it has to be put back or sent anew.</source>
        <translation>发送方有文件已不存在或无法读取；请对方放回原处或重新发送。</translation>
    </message>
    <message>
        <source>“%1” changed while it was being sent; send it again.</source>
        <translation>“%1”在发送过程中发生了变化；请重新发送。</translation>
    </message>
    <message>
        <source>A file changed while it was being sent; send it again.</source>
        <translation>有文件在发送过程中发生了变化；请重新发送。</translation>
    </message>
    <message>
        <source>“%1” did not arrive identical and was not kept; try again.</source>
        <translation>“%1”收到的内容与原文件不一致，已丢弃；请重试。</translation>
    </message>
    <message>
        <source>A file did not arrive identical and was not kept; try again.</source>
        <translation>有文件收到的内容与原文件不一致，已丢弃；请重试。</translation>
    </message>
    <message>
        <source>There is not enough space: %1 more are needed; free some or choose another folder.</source>
        <translation>空间不足：还需要 %1；请清理一些空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is not enough space; free some or choose another folder.</source>
        <translation>空间不足；请清理一些空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to; choose another folder.</source>
        <translation>无法写入“%1”；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be written to; choose another one.</source>
        <translation>无法写入该文件夹；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The other side no longer knows these files; ask for them to be sent again.</source>
        <translation>对方已没有这些文件的记录；请对方重新发送。</translation>
    </message>
    <message>
        <source>“%1” is not a name a file can have here; ask for it to be renamed and sent again.</source>
        <translation>“%1”在这里不能用作文件名；请对方改名后重新发送。</translation>
    </message>
    <message>
        <source>A file has a name it cannot have here; ask for it to be renamed and sent again.</source>
        <translation>有文件的名称在这里不能使用；请对方改名后重新发送。</translation>
    </message>
    <message>
        <source>The other side said something that makes no sense here; try again, with the newest Dovetail on both computers.</source>
        <translation>对方发来了无法理解的内容；请在两台电脑上都使用最新版燕尾后重试。</translation>
    </message>
    <message>
        <source>The connection was lost before everything had arrived; try again.</source>
        <translation>连接在全部到达之前中断；请重试。</translation>
    </message>
    <message>
        <source>No connection could be made to %1; a firewall there may need to allow Dovetail.</source>
        <translation>无法连接到 %1；对方的防火墙可能需要放行燕尾。</translation>
    </message>
    <message>
        <source>No connection could be made to the other computer; a firewall there may need to allow Dovetail.</source>
        <translation>无法连接到对方电脑；对方的防火墙可能需要放行燕尾。</translation>
    </message>
    <message>
        <source>The other computer did not prove in time who it is; nothing was sent, try again.</source>
        <translation>对方电脑未能及时证明身份；没有发送任何内容，请重试。</translation>
    </message>
    <message>
        <source>The other computer does not answer; see whether it is on and on this network.</source>
        <translation>对方电脑没有应答；请查看它是否开机并连接到此网络。</translation>
    </message>
    <message>
        <source>The message is longer than %1; send it in pieces or as a file.</source>
        <translation>消息超过了 %1；请分几次发送，或作为文件发送。</translation>
    </message>
    <message>
        <source>The message is too long; send it in pieces or as a file.</source>
        <translation>消息太长；请分几次发送，或作为文件发送。</translation>
    </message>
    <message>
        <source>The message is empty; write something first.</source>
        <translation>消息是空的；请先写点什么。</translation>
    </message>
    <message>
        <source>Nobody called “%1” is on this network; check the name, or whether Dovetail runs there.</source>
        <translation>此网络上没有叫“%1”的人；请检查名字，或确认对方已打开燕尾。</translation>
    </message>
    <message>
        <source>Nobody of that name is on this network; check the name, or whether Dovetail runs there.</source>
        <translation>此网络上没有叫这个名字的人；请检查名字，或确认对方已打开燕尾。</translation>
    </message>
    <message>
        <source>“%1” is not an address; type one like 10.0.0.12 or the name of a computer.</source>
        <translation>“%1”不是地址；请输入形如 10.0.0.12 的地址或电脑名称。</translation>
    </message>
    <message>
        <source>No address was given; type one like 10.0.0.12 or the name of a computer.</source>
        <translation>没有填写地址；请输入形如 10.0.0.12 的地址或电脑名称。</translation>
    </message>
    <message>
        <source>There is nothing to send; choose at least one file.</source>
        <translation>没有可发送的内容；请至少选择一个文件。</translation>
    </message>
    <message>
        <source>“%1” is not a file that can be read; only files can be sent.</source>
        <translation>“%1”不是可以读取的文件；只能发送文件。</translation>
    </message>
    <message>
        <source>That is not a file that can be read; only files can be sent.</source>
        <translation>这不是可以读取的文件；只能发送文件。</translation>
    </message>
    <message>
        <source>These are more than %1 files; send them in several goes or as one archive.</source>
        <translation>文件超过了 %1 个；请分几次发送，或打包成一个压缩文件。</translation>
    </message>
    <message>
        <source>These are too many files; send them in several goes or as one archive.</source>
        <translation>文件太多；请分几次发送，或打包成一个压缩文件。</translation>
    </message>
    <message>
        <source>Dovetail was closed in the middle of it; try again.</source>
        <translation>燕尾在中途被关闭；请重试。</translation>
    </message>
    <message>
        <source>No network port from %1 on is free; close another program or choose another port.</source>
        <translation>从 %1 起没有空闲的网络端口；请关闭其他程序或选择其他端口。</translation>
    </message>
    <message>
        <source>No network port is free; close another program or choose another port.</source>
        <translation>没有空闲的网络端口；请关闭其他程序或选择其他端口。</translation>
    </message>
    <message>
        <source>This computer is on no network; connect it by cable or Wi-Fi.</source>
        <translation>这台电脑没有连接网络；请插上网线或连接 Wi-Fi。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>The identity in “%1” cannot be used and was left as it is; restore it from a backup, or move it away to become somebody new.</source>
        <translation>“%1”中的身份无法使用，已保持原样；请从备份恢复，或把它移走以使用新的身份。</translation>
    </message>
    <message>
        <source>The identity of this profile cannot be used and was left as it is; restore it from a backup, or move it away to become somebody new.</source>
        <translation>此配置的身份无法使用，已保持原样；请从备份恢复，或把它移走以使用新的身份。</translation>
    </message>
    <message>
        <source>“%1” cannot be written to, so nothing could be kept; make it writable or choose another profile folder.</source>
        <translation>无法写入“%1”，因此什么都保存不了；请使其可写，或选择其他配置文件夹。</translation>
    </message>
    <message>
        <source>The profile folder cannot be written to, so nothing could be kept; make it writable or choose another one.</source>
        <translation>无法写入配置文件夹，因此什么都保存不了；请使其可写，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Another Dovetail already uses “%1”; use that one, close it, or choose another profile folder.</source>
        <translation>另一个燕尾正在使用“%1”；请使用那一个、将其关闭，或选择其他配置文件夹。</translation>
    </message>
    <message>
        <source>Another Dovetail already uses this profile; use that one, close it, or choose another profile folder.</source>
        <translation>另一个燕尾正在使用此配置；请使用那一个、将其关闭，或选择其他配置文件夹。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept (%1); see whether the disk is full or the profile folder read-only.</source>
        <translation>无法保存会话（%1）；请查看磁盘是否已满，或配置文件夹是否只读。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept; see whether the disk is full or the profile folder read-only.</source>
        <translation>无法保存会话；请查看磁盘是否已满，或配置文件夹是否只读。</translation>
    </message>
    <message>
        <source>Something arrived that could not be understood; it was ignored.</source>
        <translation>收到了无法理解的内容，已忽略。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::AddressDialog</name>
    <message>
        <source>Add by address</source>
        <translation>按地址添加</translation>
    </message>
    <message>
        <source>The address or name of the other computer:</source>
        <translation>对方电脑的地址或名称：</translation>
    </message>
    <message>
        <source>10.0.0.12, 10.0.0.12:27423 or a computer&apos;s name</source>
        <extracomment>Examples of an address; the numbers stay as they are.</extracomment>
        <translation>10.0.0.12、10.0.0.12:27423 或电脑名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Composer</name>
    <message>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>Send files (Ctrl+O)</source>
        <translation>发送文件 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送 (Enter)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Write a message to %1</source>
        <translation>给 %1 写消息</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConversationModel</name>
    <message>
        <source>Will be sent when %1 is back</source>
        <translation>%1 回来后将会发送</translation>
    </message>
    <message>
        <source>You</source>
        <translation>我</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::ConversationPane</name>
    <message>
        <source>Go to the newest message</source>
        <translation>转到最新消息</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::EmptyState</name>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Add by address…</source>
        <translation>按地址添加…</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>Looking for people on your network</source>
        <translation>正在查找网络上的人</translation>
    </message>
    <message>
        <source>Whoever has Dovetail open appears by themselves.</source>
        <translation>打开了燕尾的人会自动出现。</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>这里还没有人</translation>
    </message>
    <message>
        <source>Open Dovetail on another computer on this network.</source>
        <translation>请在同一网络的另一台电脑上打开燕尾。</translation>
    </message>
    <message>
        <source>Choose a person to write to</source>
        <translation>选择一个人开始聊天</translation>
    </message>
    <message>
        <source>Or drop files on somebody in the list.</source>
        <translation>也可以把文件拖到列表中的某个人上。</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::Header</name>
    <message>
        <source>Back to the list of people</source>
        <translation>返回联系人列表</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>About this person</source>
        <translation>关于此人</translation>
    </message>
    <message>
        <source>Not the person of this name you knew before: a new installation, or somebody else.</source>
        <translation>不是您以前认识的那位同名者：可能重装了程序，也可能是另一个人。</translation>
    </message>
    <message>
        <source>Conversation with %1</source>
        <translation>与 %1 的会话</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::MainMenu</name>
    <message>
        <source>Add by address…</source>
        <translation>按地址添加…</translation>
    </message>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>Save received files in…</source>
        <translation>接收的文件保存到…</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dovetail %1</source>
        <translation>燕尾 %1</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::MainWindow</name>
    <message>
        <source>(%1) Dovetail</source>
        <translation>(%1) 燕尾</translation>
    </message>
    <message>
        <source>Dovetail</source>
        <translation>燕尾</translation>
    </message>
    <message>
        <source>Send files…</source>
        <translation>发送文件…</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>About this person</source>
        <translation>关于此人</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NodeBinding</name>
    <message>
        <source>The conversations of this profile could not be read. They were kept as %1, and new ones begun.</source>
        <translation>无法读取原有会话。它们已保存为 %1，并已开始新的会话记录。</translation>
    </message>
    <message>
        <source>Save in</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Save received files in</source>
        <translation>接收的文件保存到</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::OwnCard</name>
    <message>
        <source>Change your name</source>
        <translation>修改您的名字</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Your name: %1</source>
        <translation>您的名字：%1</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleModel</name>
    <message>
        <source>On this network</source>
        <translation>此网络上的人</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the person of this name you knew before</source>
        <translation>这不是您以前认识的那位同名者</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeoplePane</name>
    <message>
        <source>Nobody by that name</source>
        <translation>没有叫这个名字的人</translation>
    </message>
    <message>
        <source>Search people (Ctrl+K)</source>
        <translation>搜索联系人 (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>搜索联系人</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PeopleView</name>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::PersonDialog</name>
    <message>
        <source>About this person</source>
        <translation>关于此人</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>上次在线</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dovetail::ui::VisibilityDialog</name>
    <message>
        <source>Why can&apos;t I see someone?</source>
        <translation>为什么看不到某人？</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Dovetail was started for this computer only: nobody on the network can be seen.</source>
        <translation>燕尾以仅限本机的方式启动：看不到网络上的其他人。</translation>
    </message>
    <message>
        <source>This computer has no network just now. Connect a cable or join a Wi-Fi network.</source>
        <translation>这台电脑目前没有网络。请插上网线或连接 Wi-Fi。</translation>
    </message>
    <message>
        <source>Ports: %1 (UDP, finding each other), %2 (UDP, messages), %3 (TCP, files)</source>
        <translation>端口：%1（UDP，互相发现）、%2（UDP，消息）、%3（TCP，文件）</translation>
    </message>
    <message>
        <source>On the other computer</source>
        <translation>对方的电脑</translation>
    </message>
    <message>
        <source>Dovetail must be open there, on the same network. A guest Wi-Fi often keeps computers apart: then use another network, or add the person by address.</source>
        <translation>对方需要在同一网络中打开燕尾。访客 Wi-Fi 常常会隔离各台电脑：请换用其他网络，或按地址添加对方。</translation>
    </message>
    <message>
        <source>The firewall</source>
        <translation>防火墙</translation>
    </message>
    <message>
        <source>If a firewall is on, this command lets Dovetail through. Run it on both computers.</source>
        <translation>如果开启了防火墙，用下面的命令放行燕尾。请在两台电脑上都运行。</translation>
    </message>
    <message>
        <source>Firewall command</source>
        <translation>防火墙命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Add by address…</source>
        <translation>按地址添加…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No firewall that Dovetail knows is installed here. If there is another one, it has to allow these ports.</source>
        <translation>这里没有安装燕尾认识的防火墙。如果有别的防火墙，需要让它放行这些端口。</translation>
    </message>
</context>
</TS>
