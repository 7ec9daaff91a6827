namespace Luoshi.Ledger;

/// <summary>A state that is read from its stored text once, for as long as the text is the same.</summary>
internal struct ReadOnce<T>
    where T : class
{
    private string? _text;
    private T? _state;

    public T Of(string text)
    {
        if (_state is null || !ReferenceEquals(_text, text)) (_text, _state) = (text, StateJson.Read<T>(text));
        return _state;
    }
}
