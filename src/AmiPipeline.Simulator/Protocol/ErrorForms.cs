using System.Net.Mime;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>The form that the caller of a service reads errors in, one that is not modelled included.</summary>
internal static class ErrorForms
{
    public const string AutoScalingNamespace = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
    public const string StsNamespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    private static readonly HashSet<string> RestWithXml = new(StringComparer.Ordinal) { "cloudfront", "route53" };

    public static ErrorForm For(SimulatorRequest request) => RequestTarget.From(request).Service switch
    {
        "ec2" => new ErrorForm.Ec2(),
        "dynamodb" => ErrorForm.Json.DynamoDb,
        "kms" or "ssm" => new ErrorForm.Json(ErrorForm.Json.Json11),
        "autoscaling" => new ErrorForm.Query(AutoScalingNamespace),
        "sts" => new ErrorForm.Query(StsNamespace),
        "s3" or "s3express" => new ErrorForm.S3(),
        var service when RestWithXml.Contains(service) || IsQuery(request) => new ErrorForm.Query(null),
        _ => new ErrorForm.Json(JsonTypeOf(request)),
    };

    private static string JsonTypeOf(SimulatorRequest request) =>
        request.Target is null ? MediaTypeNames.Application.Json
        : request.ContentType?.StartsWith(ErrorForm.Json.Json10, StringComparison.OrdinalIgnoreCase) == true ? ErrorForm.Json.Json10
        : ErrorForm.Json.Json11;

    private static bool IsQuery(SimulatorRequest request) =>
        request.Target is null && (request.Form.Span.StartsWith("Action="u8) || request.Form.Span.IndexOf("&Action="u8) >= 0);
}
