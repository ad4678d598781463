using Microsoft.Extensions.FileProviders;

namespace Akka.GameEvents.Server.Page;

/// <summary>The pages at <c>/</c> of a listener (and at <c>/arena</c>): the files of a folder that lies beside the program.</summary>
internal static class PageFiles
{
    /// <summary>Players' page.</summary>
    public const string Game = "wwwroot";

    /// <summary>The page of whoever runs the server.</summary>
    public const string Admin = "wwwadmin";

    /// <summary>Nothing but the page's own files and links to this server's socket; no frame around it.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    public static void UsePage(this WebApplication app, string folder)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, folder));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, DefaultFileNames = ["index.html"] });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = served => AddHeaders(served.Context.Response.Headers),
        });
    }

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache"; // The names stay when the content changes: ask each time, the answer is mostly 304.
    }
}
