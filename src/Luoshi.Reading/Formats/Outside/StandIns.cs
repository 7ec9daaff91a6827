namespace Luoshi.Reading.Formats.Outside;

/// <summary>Which fonts stand in for those of official papers on a server that lacks them: without it every line would be set in one and the same.</summary>
internal static class StandIns
{
    public const string FileName = "fonts.conf";

    private const string System = "/etc/fonts/fonts.conf";

    private static readonly (string Font, string[] Instead)[] All =
    [
        ("方正小标宋简体", ["方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC"]),
        ("仿宋_GB2312", ["仿宋", "FangSong", "华文仿宋", "Noto Serif CJK SC", "Source Han Serif SC"]),
        ("楷体_GB2312", ["楷体", "KaiTi", "华文楷体", "Noto Serif CJK SC", "Source Han Serif SC"]),
        ("宋体", ["SimSun", "华文宋体", "Noto Serif CJK SC", "Source Han Serif SC"]),
        ("黑体", ["SimHei", "华文黑体", "Noto Sans CJK SC", "Source Han Sans SC"]),
    ];

    /// <summary>Writes it down for the programs that run in the folder; nothing where fonts are not found by fontconfig.</summary>
    public static void Write(OwnFolder folder)
    {
        if (!File.Exists(System)) return;
        var aliases = string.Concat(All.Select(a => $"<alias binding=\"same\"><family>{a.Font}</family><prefer>{string.Concat(a.Instead.Select(i => $"<family>{i}</family>"))}</prefer></alias>\n"));
        File.WriteAllText(folder.Of(FileName), $"<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n<include>{System}</include>\n{aliases}</fontconfig>\n");
    }
}
