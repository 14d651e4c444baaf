namespace AmiPipeline.Planning;

/// <summary>Whether <c>CreateImage</c> of the source instance already gives the wanted image.</summary>
internal static class CaptureRule
{
    public static bool IsEnough(IReadOnlyList<DeviceWish> wishes) => wishes.All(wish =>
        !wish.IsAdded && !wish.Changed && (wish.Key is null || (wish.Key.Arn is not null && wish.Key.Arn == wish.ContentKeyArn)));
}
