using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Luoshi.Accounts;
using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Web.English;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Luoshi.Web.Plans;

/// <summary>Takes an uploaded file and reads it within the request: a script gets a line for each step, a plain form is led on.</summary>
/// <remarks>Nothing is kept between requests, so any node may answer. A file is spooled to disk while it arrives; no more than the limit is taken.</remarks>
internal static class ImportEndpoint
{
    public const string Route = "/plans/import/file";

    private const string Lines = "application/x-ndjson";

    /// <summary>Room for the form around the file.</summary>
    private const int FormBytes = 64 << 10;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task ImportAsync(
        HttpContext context, ImportPlanHandler import, ReadingOptions options, ImportWords words, IAntiforgery antiforgery)
    {
        var streams = context.Request.Headers.Accept.ToString().Contains(Lines, StringComparison.Ordinal);
        var answer = new Answer(context, words, streams);

        var (form, refusal) = await ReceiveAsync(context, options);
        if (refusal is not null)
        {
            await answer.RefuseAsync(refusal);
            return;
        }

        try
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            await answer.RefuseAsync(new("IM013", "", "页面放得太久，已经失效。", "请刷新页面后重新选文件。"));
            return;
        }

        var file = form!.Files.GetFile("file");
        var name = ImportPlanHandler.CleanName(file?.FileName ?? "");
        if (file is null || (file.Length == 0 && string.IsNullOrEmpty(file.FileName)))
        {
            await answer.RefuseAsync(new("IM010", "", "没有选文件。", "请选一个文件，或把文件拖进来。"));
            return;
        }

        if (file.Length > options.MaxFileBytes)
        {
            await answer.RefuseAsync(TooLarge(name, options));
            return;
        }

        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content, context.RequestAborted);
        var command = new ImportPlan(content, name, form["again"] == "on");
        var result = await answer.WhileReadingAsync(progress => import.HandleAsync(command, AccountClaims.ActorOf(context.User), progress, context.RequestAborted));
        if (result.Ok) await answer.GoAsync($"/plans/{result.Value.PlanId}/review");
        else await answer.RefuseAsync(ImportRefusal.Of(result.Refusal, name));
    }

    private static async Task<(IFormCollection? Form, ImportRefusal? Refusal)> ReceiveAsync(HttpContext context, ReadingOptions options)
    {
        var most = options.MaxFileBytes + FormBytes;
        var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false }) size.MaxRequestBodySize = null;
        if (!context.Request.HasFormContentType) return (null, new("IM010", "", "没有选文件。", "请选一个文件，或把文件拖进来。"));
        if (context.Request.ContentLength > most)
        {
            await RequestBody.DrainAsync(context);
            return (null, TooLarge("", options));
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = most }));
        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted), null);
        }
        catch (InvalidDataException)
        {
            await RequestBody.DrainAsync(context);
            return (null, context.Request.ContentLength is { } length && length <= most
                ? new("IM012", "", "上传没有完成，收到的内容不完整。", "请重新选文件上传。")
                : TooLarge("", options));
        }
        catch (BadHttpRequestException)
        {
            return (null, new("IM012", "", "上传没有完成，收到的内容不完整。", "请重新选文件上传。"));
        }
    }

    private static ImportRefusal TooLarge(string name, ReadingOptions options) =>
        new("IM011", name, $"文件超过{options.MaxFileBytes >> 20} MB，没有读入。", "请去掉文件里的图片、另存为更小的文件，或拆成几个文件。");

    /// <summary>One line of the answer to a script.</summary>
    private sealed record Line(string? Stage = null, double? Fraction = null, string? Go = null, ImportRefusal? Refused = null);

    /// <summary>The answer in the way the asker wants it.</summary>
    private sealed class Answer(HttpContext context, ImportWords words, bool streams)
    {
        public async Task<Result<ImportedPlan>> WhileReadingAsync(Func<IProgress<ReadingProgress>?, Task<Result<ImportedPlan>>> read)
        {
            if (!streams) return await read(null);

            // Only the latest step matters to the one who waits.
            var steps = Channel.CreateBounded<ReadingProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
            var reading = ReadAsync();
            await foreach (var step in steps.Reader.ReadAllAsync(context.RequestAborted)) await WriteAsync(new(step.Stage, Math.Round(step.Fraction, 3)));
            return await reading;

            async Task<Result<ImportedPlan>> ReadAsync()
            {
                try
                {
                    return await read(new Steps(steps.Writer));
                }
                finally
                {
                    steps.Writer.Complete();
                }
            }
        }

        public Task GoAsync(string address)
        {
            if (streams) return WriteAsync(new(Go: address));
            SeeOther(address);
            return Task.CompletedTask;
        }

        public Task RefuseAsync(ImportRefusal refusal)
        {
            if (streams) return WriteAsync(new(Refused: refusal));
            SeeOther(Address.Of("/plans/import", ("said", words.Seal(refusal))));
            return Task.CompletedTask;
        }

        private async Task WriteAsync(Line line)
        {
            if (!context.Response.HasStarted)
            {
                context.Response.ContentType = Lines;
                context.Response.Headers["X-Accel-Buffering"] = "no";
            }

            await context.Response.WriteAsync(JsonSerializer.Serialize(PageLanguage.IsEnglish(context) ? InEnglish(line) : line, Json) + "\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        private static Line InEnglish(Line line) => line with
        {
            Stage = English(line.Stage),
            Refused = line.Refused is { } r ? r with { Problem = English(r.Problem)!, Remedy = English(r.Remedy)! } : null,
        };

        private static string? English(string? words) => words is null ? null : Catalogue.Own.Find(words) ?? words;

        private void SeeOther(string address)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
        }
    }

    private sealed class Steps(ChannelWriter<ReadingProgress> writer) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => writer.TryWrite(value);
    }
}
