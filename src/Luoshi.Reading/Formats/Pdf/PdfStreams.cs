using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>The streams of a pdf unpacked as ever, but none beyond a limit: a packed stream may be a thousand times larger than it looks.</summary>
internal sealed class PdfStreams(long most) : IFilterProvider
{
    private readonly IFilterProvider _usual = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(_usual.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(_usual.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(_usual.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        filters.Any(f => f is FlateFilter) ? [.. filters.Select(f => f is FlateFilter ? new BoundedFlate(f, most) : f)] : filters;

    private sealed class BoundedFlate(IFilter flate, long most) : IFilter
    {
        /// <summary>Deflate reaches 1032 to 1.</summary>
        private const int MostRatio = 1032;

        private const int Header = 2;

        public bool IsSupported => flate.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (input.Length * (long)MostRatio > most) Count(input);
            return flate.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private void Count(Memory<byte> input)
        {
            using var packed = new MemoryStream(input[Math.Min(Header, input.Length)..].ToArray(), false);
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[81920];
            long count = 0;
            try
            {
                while (unpacked.Read(buffer) is var read and > 0)
                    if ((count += read) > most)
                        throw new PdfTooLargeException();
            }
            catch (InvalidDataException)
            {
                // Damaged at this point: the parser takes what it gets up to here, which was within the limit.
                return;
            }
        }
    }
}

/// <summary>A stream of a pdf unpacks to more than is allowed.</summary>
internal sealed class PdfTooLargeException : Exception;
