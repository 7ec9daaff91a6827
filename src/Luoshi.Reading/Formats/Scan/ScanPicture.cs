using System.Text;

namespace Luoshi.Reading.Formats.Scan;

/// <summary>A drawn page in greys, and which of it is dark.</summary>
internal sealed class ScanPicture
{
    private const byte White = 255;

    /// <summary>White around what is cut out: tesseract reads badly what touches the edge (pixels).</summary>
    private const int Frame = 12;

    private readonly byte[] _greys;

    private ScanPicture(int width, int height, byte[] greys)
    {
        (Width, Height, _greys) = (width, height, greys);
        Darkest = Threshold(greys);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>What is darker than this is ink.</summary>
    private byte Darkest { get; }

    /// <summary>Loads a picture as pdftoppm -gray writes it (PGM, P5).</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ScanPicture Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 0;
        var fields = new string[4];
        for (var field = 0; field < 4; field++)
        {
            while (at < bytes.Length && char.IsWhiteSpace((char)bytes[at])) at++;
            var from = at;
            while (at < bytes.Length && !char.IsWhiteSpace((char)bytes[at])) at++;
            fields[field] = Encoding.ASCII.GetString(bytes, from, at - from);
        }

        at++;
        if (fields[0] != "P5" || fields[3] != "255" || !int.TryParse(fields[1], out var width) || !int.TryParse(fields[2], out var height) || bytes.Length - at < (long)width * height)
            throw new InvalidDataException("no PGM picture");
        return new(width, height, bytes[at..(at + width * height)]);
    }

    public bool IsDark(int x, int y) => _greys[y * Width + x] < Darkest;

    public void Erase(int left, int top, int right, int bottom)
    {
        for (var y = Math.Max(0, top); y <= Math.Min(Height - 1, bottom); y++)
            for (var x = Math.Max(0, left); x <= Math.Min(Width - 1, right); x++)
                _greys[y * Width + x] = White;
    }

    /// <summary>Whether there is more than specks in a part.</summary>
    public bool HasInk(int left, int top, int right, int bottom)
    {
        const int specks = 14;
        var count = 0;
        for (var y = Math.Max(0, top); y <= Math.Min(Height - 1, bottom); y++)
            for (var x = Math.Max(0, left); x <= Math.Min(Width - 1, right); x++)
                if (IsDark(x, y) && ++count > specks)
                    return true;
        return false;
    }

    /// <summary>Writes a part, framed in white; gives the place of the part in what was written.</summary>
    public int Save(string path, int left, int top, int right, int bottom)
    {
        var (width, height) = (right - left + 1 + 2 * Frame, bottom - top + 1 + 2 * Frame);
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"));
        var row = new byte[width];
        for (var y = top - Frame; y <= bottom + Frame; y++)
        {
            Array.Fill(row, White);
            if (y >= top && y <= bottom) Array.Copy(_greys, y * Width + left, row, Frame, right - left + 1);
            file.Write(row);
        }

        return Frame;
    }

    /// <summary>The page turned back by a slope of its lines (rise over run, downwards positive).</summary>
    public ScanPicture Straightened(double slope)
    {
        var greys = new byte[_greys.Length];
        var (cos, sin) = (1 / Math.Sqrt(1 + slope * slope), slope / Math.Sqrt(1 + slope * slope));
        var (midX, midY) = (Width / 2.0, Height / 2.0);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var (dx, dy) = (x - midX, y - midY);
                var (fromX, fromY) = ((int)Math.Round(midX + dx * cos - dy * sin), (int)Math.Round(midY + dx * sin + dy * cos));
                greys[y * Width + x] = fromX >= 0 && fromX < Width && fromY >= 0 && fromY < Height ? _greys[fromY * Width + fromX] : White;
            }

        return new(Width, Height, greys);
    }

    /// <summary>Where ink and paper part best (N. Otsu, 1979), kept within what may be ink.</summary>
    private static byte Threshold(byte[] greys)
    {
        var counts = new long[256];
        foreach (var grey in greys) counts[grey]++;
        double all = 0;
        for (var i = 0; i < 256; i++) all += (double)i * counts[i];
        double best = -1, sum = 0;
        long under = 0;
        var at = 128;
        for (var i = 0; i < 255; i++)
        {
            under += counts[i];
            sum += (double)i * counts[i];
            if (under == 0 || under == greys.Length) continue;
            var apart = sum / under - (all - sum) / (greys.Length - under);
            var between = (double)under * (greys.Length - under) * apart * apart;
            if (between > best) (best, at) = (between, i + 1);
        }

        return (byte)Math.Clamp(at, 90, 190);
    }
}
