namespace Luoshi.Reading.Formats.Outside;

/// <summary>A folder for one run of an outside program: only this user may look into it, and it is gone afterwards.</summary>
internal sealed class OwnFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("luoshi-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What a program that was just ended still holds open is left to the system's cleaning of temporary folders.
            _ = e;
        }
    }
}
