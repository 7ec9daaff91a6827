namespace Luoshi;

/// <summary>An expected "no", said in words a person understands.</summary>
/// <param name="Code">Permanent code, two or three letters and three digits.</param>
/// <param name="Message">A Chinese sentence with the remedy.</param>
public abstract record Refusal(string Code, string Message);

/// <summary>What a use case answers: a value, or the reason why not.</summary>
public sealed record Result<T>
{
    private Result(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Makes results where the value's type is an interface, which no conversion can start from.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => value;
}
