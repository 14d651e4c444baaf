using System.Globalization;
using System.Net;
using System.Security;
using System.Text;

namespace AmiPipeline.Simulator.S3;

/// <summary>
/// As much of S3 at the wire as an ItemReader and a ResultWriter of Step Functions take, with what it needs to set them up: CreateBucket, PutObject,
/// GetObject and ListObjectsV2, buckets in the path. Everything else is refused by S3's NotImplemented. Any account may do anything.
/// </summary>
/// <param name="buckets">What there is.</param>
public sealed class S3Endpoint(SimulatedBuckets buckets)
{
    private const int MaxKeys = 1000;
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    // The SDK for JavaScript names the operation.
    private const string OperationName = "x-id";

    private static readonly string[] ParametersOfList = ["list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "encoding-type", "fetch-owner"];

    private long _requests;

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    public SimulatorResponse Answer(SimulatorRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var requestId = Interlocked.Increment(ref _requests).ToString("X16", CultureInfo.InvariantCulture);
        try
        {
            var (bucket, key) = Split(request.Path);
            var query = Query(request.Query);
            RefuseOthers(request, query.Keys, (request.Method, key) is ("GET", "") ? ParametersOfList : []);
            return (request.Method, key) switch
            {
                ("PUT", "") => Create(bucket, requestId),
                ("PUT", _) => Put(bucket, key, request.Body.ToArray(), requestId),
                ("GET", "") => List(bucket, query, requestId),
                ("GET", _) => Get(bucket, key, requestId),
                _ => throw NotImplemented($"{request.Method} {request.Path}"),
            };
        }
        catch (ServiceErrorException error)
        {
            return new ErrorForm.S3().Write(error, requestId);
        }
    }

    private static (string Bucket, string Key) Split(string path)
    {
        var parts = path.TrimStart('/').Split('/', 2);
        return parts[0].Length > 0 ? (parts[0], parts.Length > 1 ? parts[1] : "") : throw NotImplemented("ListBuckets");
    }

    private static Dictionary<string, string> Query(string form) => form
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? WebUtility.UrlDecode(pair[1]) : "");

    /// <summary>Refuses what has the method and path of one of the four actions, but is another: S3 distinguishes actions by parameters and headers, too.</summary>
    private static void RefuseOthers(SimulatorRequest request, IEnumerable<string> parameters, IReadOnlyList<string> known)
    {
        if (parameters.FirstOrDefault(name => name != OperationName && !known.Contains(name)) is { } other)
        {
            throw NotImplemented($"{request.Method} with {other}");
        }

        if (request.CopySource is not null)
        {
            throw NotImplemented("CopyObject");
        }

        if (request.ContentSha256?.StartsWith("STREAMING-", StringComparison.Ordinal) == true)
        {
            throw NotImplemented("upload in chunks (aws-chunked)");
        }
    }

    private SimulatorResponse Create(string bucket, string requestId) => buckets.TryCreate(bucket)
        ? new SimulatorResponse(200, "application/xml", default, requestId) { Headers = [new("Location", "/" + bucket)] }
        : throw new ServiceErrorException("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409);

    private SimulatorResponse Put(string bucket, string key, byte[] content, string requestId)
    {
        var put = buckets.Put(bucket, key, content) ?? throw NoSuchBucket();
        return new SimulatorResponse(200, "application/xml", default, requestId) { Headers = [new("ETag", put.ETag)] };
    }

    private SimulatorResponse Get(string bucket, string key, string requestId)
    {
        var found = buckets.Find(bucket, key)
            ?? throw (buckets.Has(bucket) ? new ServiceErrorException("NoSuchKey", "The specified key does not exist.", 404) : NoSuchBucket());
        return new SimulatorResponse(200, "binary/octet-stream", found.Content, requestId)
        {
            Headers = [new("ETag", found.ETag), new("Last-Modified", found.LastModified.ToString("R", CultureInfo.InvariantCulture))],
        };
    }

    private SimulatorResponse List(string bucket, Dictionary<string, string> query, string requestId)
    {
        if (query.GetValueOrDefault("list-type") != "2" || query.GetValueOrDefault("delimiter", "").Length > 0)
        {
            throw NotImplemented(query.ContainsKey("delimiter") ? "ListObjectsV2 with a delimiter" : "GET on a bucket except ListObjectsV2");
        }

        if (!buckets.Has(bucket))
        {
            throw NoSuchBucket();
        }

        var most = int.TryParse(query.GetValueOrDefault("max-keys"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, MaxKeys) : MaxKeys;
        var prefix = query.GetValueOrDefault("prefix", "");
        var found = buckets.List(bucket, prefix, query.GetValueOrDefault("continuation-token") ?? query.GetValueOrDefault("start-after", ""));
        var page = found.Take(most).ToList();
        return new SimulatorResponse(200, "application/xml", Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"{Namespace}\"><Name>{Text(bucket)}</Name><Prefix>{Text(prefix)}</Prefix>"
            + $"<KeyCount>{page.Count}</KeyCount><MaxKeys>{most}</MaxKeys><IsTruncated>{(found.Count > page.Count ? "true" : "false")}</IsTruncated>"
            + $"{(found.Count > page.Count && page.Count > 0 ? $"<NextContinuationToken>{Text(page[^1].Key)}</NextContinuationToken>" : "")}"
            + $"{string.Concat(page.Select(Item))}</ListBucketResult>"), requestId);
    }

    private static string Item(StoredObject one) => string.Create(
        CultureInfo.InvariantCulture,
        $"<Contents><Key>{Text(one.Key)}</Key><LastModified>{one.LastModified.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}</LastModified><ETag>{Text(one.ETag)}</ETag><Size>{one.Content.Length}</Size><StorageClass>STANDARD</StorageClass></Contents>");

    private static string Text(string text) => SecurityElement.Escape(text);

    private static ServiceErrorException NoSuchBucket() => new("NoSuchBucket", "The specified bucket does not exist", 404);

    private static ServiceErrorException NotImplemented(string what) => new("NotImplemented", $"The simulator's S3 has no {what}: it has CreateBucket, PutObject, GetObject and ListObjectsV2.", 501);
}
