using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Reading;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Bulletins;

/// <summary>Hands out a paper as docx, pdf, or its tables as a workbook.</summary>
internal static class PaperFileEndpoint
{
    public const string Route = "/papers/{PaperId:guid}/file.{ending}";

    public static async Task<IResult> ServeAsync(Guid paperId, string ending, HttpContext context, PaperQuery query)
    {
        if (await query.TextAsync(paperId, AccountClaims.ActorOf(context.User), context.RequestAborted) is not var (paper, text, template)) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        switch (ending)
        {
            case "docx":
                return Results.File(PaperSheet.Docx(text, paper, template), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", PaperSheet.FileName(paper, ending));
            case "xlsx" when PaperSheet.Workbook(text) is { } workbook:
                return Results.File(workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", PaperSheet.FileName(paper, ending));
            case "pdf":
                var docx = PaperSheet.Docx(text, paper, template);
                var pdf = await Task.Run(() => PaperPrinter.ToPdf(docx, "docx", OutsidePrograms.Installed, context.RequestAborted), context.RequestAborted);
                return pdf is null
                    ? Results.Text("这台服务器没有装 LibreOffice，不能生成 pdf。请下载 Word 文档，在本机另存为 pdf。", "text/plain; charset=utf-8", statusCode: StatusCodes.Status501NotImplemented)
                    : Results.File(pdf, "application/pdf", PaperSheet.FileName(paper, ending));
            default:
                return Results.NotFound();
        }
    }
}
