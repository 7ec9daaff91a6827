using System.CommandLine;
using Luoshi.Cli;

Terminal.UseUtf8();

var root = new RootCommand("把卫生健康工作要点读成台账，分给各单位，跟到年底。")
{
    ReadVerb.Command(),
    CheckVerb.Command(),
    ServeVerb.Command(),
    VerifyVerb.Command(),
    BackupVerb.Command(),
    RestoreVerb.Command(),
    RebuildVerb.Command(),
    WallVerb.Command(),
    BulletinVerb.Command(),
    SimulateVerb.Command(),
    VersionVerb.Command(),
    HelpVerb.Command(),
};

return await HelpVerb.InChinese(root).RunAsync(args);
