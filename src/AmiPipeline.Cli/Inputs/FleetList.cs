using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Cli.Inputs;

/// <summary>The requests of a fleet: the files of a directory, or a file with a JSON array of requests, with one in each line, or with a single one; or for the images that <c>find</c> has listed.</summary>
/// <param name="Path">The directory or file, or <c>-</c>.</param>
/// <param name="Requests">The requests, all well-formed, in the order in which they are begun; at least one.</param>
/// <param name="Places">Where each of them belongs.</param>
internal sealed record FleetList(string Path, JsonArray Requests, IReadOnlyList<RequestPlace> Places)
{
    private const string DefaultName = "fleet";
    private const string DefaultKey = "default";

    /// <summary>The requests as they are read, before they are checked.</summary>
    private readonly record struct Item(string Place, string Text, RequestPlace Belongs);

    /// <summary>The fleet's name if none is given: that of the directory or file.</summary>
    /// <param name="path">The directory, the file, <c>-</c>, or an S3 URI.</param>
    public static string NameOf(string path)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(path.TrimEnd('/', System.IO.Path.DirectorySeparatorChar));
        var name = string.Concat(stem.Select(character => FleetInput.IsName($"{character}") ? character : '-').Take(FleetInput.MaxNameLength));
        return name is "" or TextSource.StandardInput ? DefaultName : name;
    }

    /// <summary>Reads and checks them.</summary>
    /// <param name="source">Reads files and standard input.</param>
    /// <param name="path">The directory or file, or <c>-</c>.</param>
    /// <param name="key">The key of requests for images that <c>find</c> has listed. Default: the account's default key.</param>
    /// <exception cref="UserErrorException">It cannot be read, there is no request in it, or a key was given besides requests.</exception>
    /// <exception cref="RequestRefusedException">Some are not well-formed; all problems are listed, each with its file or place.</exception>
    public static FleetList Read(TextSource source, string path, string? key = null)
    {
        List<Item> items = [.. Directory.Exists(path) ? FromDirectory(source, path, key) : FromText(source.Read(path, "a list of requests"), key)];
        if (items.Count == 0)
        {
            throw UserErrorException.ForFile($"{TextSource.DisplayName(path)} has no request. `ami-pipeline find --requests DIR` writes requests.");
        }

        List<Problem> problems = [];
        JsonArray requests = [];
        foreach (var item in items)
        {
            try
            {
                RequestReader.Read(item.Text);
                var request = JsonNode.Parse(item.Text)!.AsObject();
                request.Remove("$schema");
                requests.Add((JsonNode)request);
                if (ExecutionInput.Compact(request.ToJsonString()).Length is var length and > FleetInput.MaxRequestLength)
                {
                    problems.Add(new Problem(item.Place, $"has {length} characters as JSON without white space; a request of a fleet has at most {FleetInput.MaxRequestLength}. `ami-pipeline start` accepts it on its own"));
                }
            }
            catch (RequestRefusedException refused)
            {
                problems.AddRange(refused.Problems.Select(problem => problem with { Field = item.Place + problem.Field }));
            }
        }

        return problems.Count == 0 ? new FleetList(path, requests, [.. items.Select(item => item.Belongs)]) : throw new RequestRefusedException(problems);
    }

    private static IEnumerable<Item> FromDirectory(TextSource source, string path, string? key) => key is not null ? throw KeysOfTheirOwn()
        : RequestOrder.Files(source, path).Select(file => (Path: file, Below: System.IO.Path.GetRelativePath(path, file)))
            .Select(file => new Item(file.Below, source.Read(file.Path, "a request"), RequestPlace.From(file.Below)));

    private static IEnumerable<Item> FromText(string text, string? key)
    {
        if (FoundList.IsCsv(text))
        {
            return FoundList.FromCsv(text, key ?? DefaultKey).Select(ToItem);
        }

        try
        {
            var document = JsonNode.Parse(text);
            return FoundList.IsDocument(document) ? FoundList.FromDocument(document!, key ?? DefaultKey).Select(ToItem)
                : key is not null ? throw KeysOfTheirOwn()
                : document is JsonArray array ? array.Select((request, index) => new Item($"/{index}", request?.ToJsonString() ?? "null", RequestPlace.Anywhere)) : [new Item("", text, RequestPlace.Anywhere)];
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // One in each line, or no JSON at all: then the line says so.
            return key is not null ? throw KeysOfTheirOwn() : text.Split('\n').Select((line, index) => new Item($"line {index + 1}", line, RequestPlace.Anywhere)).Where(item => item.Text.Trim().Length > 0);
        }
    }

    /// <summary>A key was given with a list that has no use for it.</summary>
    public static UserErrorException KeysOfTheirOwn() => UserErrorException.ForCommandLine("--kms-key is only for images that `ami-pipeline find` has written as CSV or JSON; requests name their own keys.");

    private static Item ToItem((string Place, JsonObject Request, RequestPlace Belongs) found) => new(found.Place, found.Request.ToJsonString(), found.Belongs);
}
