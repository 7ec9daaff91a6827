namespace Luoshi.Wall;

/// <summary>The colours of a printed wall chart, as red, green and blue in one number; those of the screens' light theme, with lines dark enough to print.</summary>
public static class PaperInk
{
    public static uint Of(Ink ink) => ink switch
    {
        Ink.Main => 0x1b2228,
        Ink.Second => 0x47525b,
        Ink.Third => 0x616c76,
        Ink.Paper => 0xffffff,
        Ink.Band => 0xf2f4f5,
        Ink.Line => 0xd3dadf,
        Ink.StrongLine => 0x87929b,
        Ink.Accent => 0x1a4a66,
        Ink.Ok => 0x2b7a4f,
        Ink.Warn => 0xc07600,
        Ink.WarnWord => 0x84510a,
        Ink.Late => 0xb3241a,
        Ink.LateWash => 0xfdefed,
        Ink.Closed => 0x616c76,
        Ink.Future => 0x87929b,
        Ink.Bar => 0xd9e1e7,
        Ink.BarFill => 0x6f8ea2,
        Ink.BarWarn => 0xc98a24,
        Ink.BarClosed => 0xb3bec6,
        _ => throw new ArgumentOutOfRangeException(nameof(ink)),
    };
}
