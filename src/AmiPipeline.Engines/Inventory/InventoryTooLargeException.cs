namespace AmiPipeline.Engines.Inventory;

/// <summary>Reading an inventory takes more calls than are allowed.</summary>
/// <param name="message">What would take them, and what to do.</param>
public sealed class InventoryTooLargeException(string message) : Exception(message);
