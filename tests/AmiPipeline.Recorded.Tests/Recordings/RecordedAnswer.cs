using System.Text.Json;

namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>One answer of AWS, as boto3 parsed it.</summary>
/// <param name="Case">The test of the public project that recorded it.</param>
/// <param name="Action">Service and action, such as <c>ec2:DescribeImages</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Data">The answer's fields under boto3's names.</param>
/// <param name="Edited">Whether its authors changed it by hand: its shape holds, its values may not.</param>
internal sealed record RecordedAnswer(string Case, string Action, int Status, JsonElement Data, bool Edited)
{
    public string Service => Action[..Action.IndexOf(':')];

    public string Operation => Action[(Action.IndexOf(':') + 1)..];

    public bool IsError => Status >= 400;

    public string ErrorCode => Data.GetProperty("Error").GetProperty("Code").GetString()!;

    public string ErrorMessage => Data.GetProperty("Error").GetProperty("Message").GetString()!;

    public override string ToString() => $"{Action} of {Case}";
}
