using System.Text;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Section titles of a ruled table that a converter left one character a line, broken by rows and repeated on each page.</summary>
internal sealed class RuledSections
{
    private readonly List<(StringBuilder Name, int? Ordinal)> _names = [];
    private int _rowsAtLast = -1;
    private bool _newPage;
    private StringBuilder? _spare;

    /// <summary>The section that holds now; -1 before any.</summary>
    public int Current { get; private set; } = -1;

    public string Name(int section) => _names[section].Name.ToString();

    /// <summary>A repeated column header has passed: what follows may repeat the title.</summary>
    public void NewPage() => _newPage = true;

    /// <summary>Takes a piece of a title that stands between rows.</summary>
    /// <param name="piece">One or a few characters, or the ordinal.</param>
    /// <param name="rows">Rows met so far.</param>
    public void Add(string piece, int rows)
    {
        var marker = Numbering.Read(piece) is { Style: MarkerStyle.ChineseComma or MarkerStyle.ChineseParen } m ? m : (Marker?)null;
        if (marker is { } ordinal)
        {
            // The same ordinal again is the merged cell carried over to the next page.
            var same = Current >= 0 && _names[Current].Ordinal == ordinal.Value;
            if (!same)
            {
                _names.Add((new StringBuilder(), ordinal.Value));
                Current = _names.Count - 1;
                _spare = null;
                _names[Current].Name.Append(piece.Trim());
            }
            else
            {
                _spare = new StringBuilder(piece.Trim());
            }

            _rowsAtLast = rows;
            _newPage = false;
            return;
        }

        if (_spare is not null)
        {
            _spare.Append(piece);
            // The repeated title may be the whole one where the first was cut off.
            if (_spare.Length > _names[Current].Name.Length && _spare.ToString().StartsWith(Name(Current), StringComparison.Ordinal))
                _names[Current].Name.Clear().Append(_spare);
            _rowsAtLast = rows;
            return;
        }

        var ordinals = Current >= 0 && _names[Current].Ordinal is not null;
        if (Current < 0 || (!ordinals && rows != _rowsAtLast && (_newPage || rows > _rowsAtLast)))
        {
            _names.Add((new StringBuilder(), null));
            Current = _names.Count - 1;
        }

        _names[Current].Name.Append(piece);
        _rowsAtLast = rows;
        _newPage = false;
    }


}
