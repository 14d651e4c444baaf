using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>Whether an execution has room for all copies: its data is at most 256 KiB (Step Functions Developer Guide, "Service quotas").</summary>
internal static class ExecutionSize
{
    // What a copy takes in the plan and in the result, without its name and its devices; and a device in both. Each is a little more than was measured.
    private const int BytesOfACopy = 700;
    private const int BytesOfADevice = 400;

    // That it is shared.
    private const int BytesOfSharing = 60;

    // What publishing adds for each copy, with the reasons of those that cannot be published.
    private const int BytesOfAPublication = 450;

    // What a watermark adds to that, without its name: its key in the result, and that there is one in the reason of a failure. The plan of a copy that is published in its own way has the name, too.
    private const int BytesOfAWatermark = 60;

    // What comes of older images beside each copy, if there are many: two of them, with the reasons of those that cannot go.
    private const int BytesOfRetention = 400;

    // The rest is for the image's own plan and result, which may have a UEFI variable store of some ten KiB, and for the reasons of failures.
    private const int Room = 200 * 1024;

    /// <summary>Why there is no room, or null.</summary>
    /// <param name="copies">The copies.</param>
    /// <param name="areShared">Whether they are shared.</param>
    /// <param name="publishes">Whether they are published.</param>
    /// <param name="publications">How each is published; null for not.</param>
    /// <param name="retains">Whether older images make room for them.</param>
    public static string? Fault(IReadOnlyList<CopyPlan> copies, bool areShared, bool publishes, IReadOnlyList<RequestPublish?> publications, bool retains)
    {
        var more = (areShared ? BytesOfSharing : 0) + (publishes ? BytesOfAPublication : 0) + (retains ? BytesOfRetention : 0);
        return copies.Sum(copy => Bytes(copy) + more) + publications.Sum(Bytes) <= Room ? null
            : $"asks for {copies.Count} copies of {copies[0].Devices.Count} volumes{(publishes ? ", all of them published" : "")}, and one execution has room for {Room / (copies.Max(copy => Bytes(copy) + more) + publications.Max(Bytes))}; "
                + "give the others in a second request, which takes this image as it is";
    }

    private static int Bytes(CopyPlan copy) => BytesOfACopy + (2 * copy.Name.Length) + (copy.Devices.Count * BytesOfADevice);

    private static int Bytes(RequestPublish? publish) => publish?.Watermarks.Sum(name => BytesOfAWatermark + (2 * name.Length)) ?? 0;
}
